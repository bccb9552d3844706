package compose.orchestrator.plan;

import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.model.Deploy;
import compose.orchestrator.model.FileObject;
import compose.orchestrator.model.FileReference;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Provider;
import compose.orchestrator.model.RestartPolicy;
import compose.orchestrator.model.Service;
import compose.orchestrator.model.UpdateConfig;
import compose.orchestrator.yaml.Attributes;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells what a file asks for and a single engine, or this tool, does not do. */
final class WithoutEffect {

  private static final List<String> STORED =
      List.of("labels", "driver", "driver_opts", "template_driver");

  private final Project project;
  private final PlanBuilder plan;

  WithoutEffect(Project project, PlanBuilder plan) {
    this.project = project;
    this.plan = plan;
  }

  void note(Service service) {
    refuseExternal("config", project.configs(), service.storage().configs(), service);
    refuseExternal("secret", project.secrets(), service.storage().secrets(), service);
    provider(service);
    ownedFiles("configs", project.configs(), service.storage().configs(), service);
    ownedFiles("secrets", project.secrets(), service.storage().secrets(), service);
    List<String> attributes = attributes(service);
    if (!attributes.isEmpty()) {
      plan.note(
          "without-effect",
          "service " + service.name() + ": " + String.join(", ", attributes) + ": without effect",
          "they are meant for a swarm, or not supported",
          service.location());
    }
  }

  /** A file of the host is mounted as it is; only what is copied gets an owner and a mode. */
  private void ownedFiles(
      String section, Map<String, FileObject> objects, List<FileReference> uses, Service service) {
    for (int i = 0; i < uses.size(); i++) {
      FileReference use = uses.get(i);
      FileObject object = objects.get(use.source());
      boolean owned = use.uid() != null || use.gid() != null || use.mode() != null;
      if (owned && object != null && object.file() != null) {
        var path = List.of("services", service.name(), section, Integer.toString(i));
        plan.note(
            "file-owner-without-effect",
            "services."
                + service.name()
                + "."
                + section
                + "["
                + i
                + "]: uid, gid and mode are without effect: "
                + object.file()
                + " is mounted as it is",
            "set them on the file itself, or give the content with environment",
            project.location(path));
      }
    }
  }

  private void provider(Service service) {
    Provider provider = service.tooling().provider();
    if (provider != null) {
      plan.note(
          "provider-unsupported",
          "service " + service.name() + " is provided by " + provider.type() + ": nothing is done",
          "providers are not supported: start what it provides by hand");
    }
  }

  private List<String> attributes(Service service) {
    var found = new ArrayList<String>();
    addIf(found, service.tooling().models() != null, "models");
    Deploy deploy = service.resources().deploy();
    if (deploy != null) {
      addIf(found, deploy.mode() != null && !deploy.mode().equals("replicated"), "deploy.mode");
      update(found, deploy.updateConfig());
      addIf(found, deploy.rollbackConfig() != null, "deploy.rollback_config");
      addIf(found, deploy.endpointMode() != null, "deploy.endpoint_mode");
      addIf(found, !deploy.labels().isEmpty(), "deploy.labels");
      addIf(found, deploy.cpuReservation() != null, "deploy.resources.reservations.cpus");
      restartPolicy(found, deploy.restartPolicy());
    }
    Attributes written = Attributes.of(service.name(), project.serviceTree(service.name()));
    addIf(found, hasEntries(written.of("deploy").node("placement")), "deploy.placement");
    Attributes reservations = written.of("deploy").of("resources").of("reservations");
    String generic = "generic_resources";
    addIf(found, reservations.has(generic), "deploy.resources.reservations." + generic);
    files("configs", service.storage().configs(), found);
    files("secrets", service.storage().secrets(), found);
    return found;
  }

  /** What a store of a swarm would be told about the files that a service uses. */
  private void files(String section, List<FileReference> uses, List<String> found) {
    Attributes files = Attributes.of("", project.tree()).of(section);
    for (FileReference use : uses) {
      for (String attribute : STORED) {
        boolean given = files.of(use.source()).has(attribute);
        addIf(found, given, section + "." + use.source() + "." + attribute);
      }
    }
  }

  private static boolean hasEntries(@Nullable Node node) {
    return node instanceof Mapping mapping && !mapping.entries().isEmpty();
  }

  private static void restartPolicy(List<String> found, @Nullable RestartPolicy policy) {
    if (policy == null) {
      return;
    }
    boolean onFailure = "on-failure".equals(policy.condition());
    String path = "deploy.restart_policy.";
    addIf(found, policy.delay() != null, path + "delay");
    addIf(found, policy.window() != null, path + "window");
    addIf(
        found,
        policy.maxAttempts() != null && !onFailure,
        path + "max_attempts without condition: on-failure");
  }

  /** What is done is what one engine can do without a copy of what was there before. */
  private static void update(List<String> found, @Nullable UpdateConfig config) {
    if (config != null) {
      String path = "deploy.update_config.";
      boolean rollback = "rollback".equals(config.failureAction());
      addIf(found, rollback, path + "failure_action: rollback (as pause)");
      addIf(found, config.maxFailureRatio() != null, path + "max_failure_ratio");
    }
  }

  private static void addIf(List<String> found, boolean there, String attribute) {
    if (there) {
      found.add(attribute);
    }
  }

  private static void refuseExternal(
      String kind, Map<String, FileObject> objects, List<FileReference> uses, Service service) {
    for (FileReference use : uses) {
      FileObject object = objects.get(use.source());
      if (object != null && object.external()) {
        throw new UsageException(
            "external-" + kind,
            "service " + service.name() + ": " + kind + " " + use.source() + " is external",
            "external " + kind + "s exist in a swarm only: use file, environment or content");
      }
    }
  }
}
