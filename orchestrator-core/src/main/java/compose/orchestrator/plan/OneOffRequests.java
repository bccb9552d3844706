package compose.orchestrator.plan;

import compose.orchestrator.engine.ContainerRequest;
import compose.orchestrator.engine.EndpointRequest;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.model.ImageReference;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the container of a one-off command is made of, where it is not like its service's. */
final class OneOffRequests {

  private final Project project;

  OneOffRequests(Project project) {
    this.project = project;
  }

  ContainerRequest of(Service service, RunRequest run) {
    String image = ImageReference.of(project.name(), service);
    ContainerRequest like =
        new ContainerRequests(project).of(service, run.name(), labels(service, run), image, null);
    return new ContainerRequest(
        like.name(),
        like.service(),
        like.image(),
        like.labels(),
        like.networkMode(),
        run.useAliases() ? like.endpoints() : underItsNameAlone(like),
        like.mounts(),
        like.volumesFrom(),
        like.pidMode(),
        like.ipcMode(),
        like.links(),
        run.attachInput(),
        run.autoRemove());
  }

  private Map<String, String> labels(Service service, RunRequest run) {
    var labels = new TreeMap<>(ContainerLabels.container(project, service, 1));
    labels.remove(ComposeLabels.CONTAINER_NUMBER);
    labels.put(ComposeLabels.ONE_OFF, "True");
    labels.put(ComposeLabels.SLUG, run.slug());
    return labels;
  }

  /** Nobody is to take the container for the service. */
  static Map<String, EndpointRequest> underItsNameAlone(ContainerRequest like) {
    var endpoints = new LinkedHashMap<String, EndpointRequest>();
    like.endpoints()
        .forEach((network, endpoint) ->
            endpoints.put(
                network,
                new EndpointRequest(
                    endpoint.attachment(), List.of(like.name()), endpoint.links())));
    return Collections.unmodifiableMap(endpoints);
  }
}
