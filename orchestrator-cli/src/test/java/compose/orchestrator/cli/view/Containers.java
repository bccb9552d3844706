package compose.orchestrator.cli.view;

import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.engine.MountPoint;
import compose.orchestrator.engine.PublishedPort;
import compose.orchestrator.model.ComposeLabels;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Containers as an engine lists them. */
final class Containers {

  static final Instant NOW = Instant.parse("2026-01-02T10:00:00Z");

  private static final String ID = "0123456789abcdef".repeat(4);

  private Containers() {}

  static List<ContainerSummary> two() {
    return List.of(web(), job());
  }

  private static ContainerSummary web() {
    return new ContainerSummary(
        ID,
        "shop-web-1",
        "nginx:stable",
        "sha256:" + ID,
        "/docker-entrypoint.sh nginx -g 'daemon off;'",
        NOW.minusSeconds(90).getEpochSecond(),
        "running",
        "Up 2 minutes (healthy)",
        List.of(
            new PublishedPort("::", 80, 8080, "tcp"),
            new PublishedPort("0.0.0.0", 80, 8080, "tcp"),
            new PublishedPort("0.0.0.0", 9001, 9001, "tcp"),
            new PublishedPort("0.0.0.0", 9000, 9000, "tcp"),
            new PublishedPort(null, 443, 0, "tcp")),
        Map.of(ComposeLabels.PROJECT, "shop", ComposeLabels.SERVICE, "web", "note", "a<b"),
        List.of("shop_default"),
        List.of(
            new MountPoint(
                "volume", "shop_pages-of-the-shop", "", "/pages", "local", true, "z", ""),
            new MountPoint("bind", null, "/srv/conf", "/etc/conf", null, false, "", "rprivate")),
        0);
  }

  private static ContainerSummary job() {
    return new ContainerSummary(
        "f" + ID.substring(1),
        "shop-job-1",
        "busybox",
        "sha256:" + ID,
        "sh -c \"exit 3\"",
        NOW.minusSeconds(7200).getEpochSecond(),
        "exited",
        "Exited (3) 2 hours ago",
        List.of(),
        Map.of(ComposeLabels.PROJECT, "shop", ComposeLabels.SERVICE, "job"),
        List.of("shop_default"),
        List.of(),
        0);
  }
}
