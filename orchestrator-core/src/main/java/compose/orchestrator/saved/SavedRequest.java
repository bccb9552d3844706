package compose.orchestrator.saved;

import compose.orchestrator.plan.ImagePolicy;
import compose.orchestrator.plan.Recreation;
import compose.orchestrator.plan.UpRequest;
import compose.orchestrator.plan.Waiting;
import compose.orchestrator.yaml.Attributes;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.Tree;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A request as it stands in a file. */
final class SavedRequest {

  private SavedRequest() {}

  static Mapping write(UpRequest request) {
    var tree = new Tree();
    Recreation recreation = request.recreation();
    ImagePolicy images = request.images();
    tree.put("services", Tree.of(request.services()));
    tree.put("start", request.start());
    tree.put("dependencies", request.dependencies());
    tree.put("force_recreate", recreation.force());
    tree.put("no_recreate", recreation.never());
    tree.put("always_recreate_deps", recreation.dependencies());
    tree.put("build", images.build());
    tree.put("no_build", images.noBuild());
    tree.put("pull", images.pull());
    tree.put("remove_orphans", request.removeOrphans());
    tree.put("renew_anon_volumes", recreation.anonymousVolumes());
    var scale = new HashMap<String, String>();
    request.scale().forEach((service, number) -> scale.put(service, String.valueOf(number)));
    tree.put("scale", Tree.of(scale));
    Duration timeout = request.timeout();
    tree.put("timeout", timeout == null ? null : timeout.toSeconds());
    tree.put("wait", request.waiting().all());
    Duration limit = request.waiting().limit();
    tree.put("wait_timeout", limit == null ? null : limit.toSeconds());
    tree.put("recreate_volumes", Tree.of(new TreeSet<>(recreation.volumes())));
    return tree.build();
  }

  static UpRequest read(Attributes a) {
    var scale = new HashMap<String, Integer>();
    a.texts("scale").forEach((service, number) -> scale.put(service, Integer.valueOf(number)));
    return new UpRequest(
        a.strings("services"),
        a.isTrue("start"),
        a.isTrue("dependencies"),
        recreation(a),
        new ImagePolicy(a.isTrue("build"), a.isTrue("no_build"), a.string("pull")),
        a.isTrue("remove_orphans"),
        Map.copyOf(scale),
        timeout(a.integer("timeout")),
        new Waiting(a.isTrue("wait"), timeout(a.integer("wait_timeout"))));
  }

  private static Recreation recreation(Attributes a) {
    return new Recreation(
        a.isTrue("force_recreate"),
        a.isTrue("no_recreate"),
        a.isTrue("always_recreate_deps"),
        a.isTrue("renew_anon_volumes"),
        Set.copyOf(a.strings("recreate_volumes")));
  }

  private static @Nullable Duration timeout(@Nullable Long seconds) {
    return seconds == null ? null : Duration.ofSeconds(seconds);
  }
}
