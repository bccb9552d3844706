package compose.orchestrator.plan;

import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.MountPoint;
import compose.orchestrator.engine.VolumeDetails;
import compose.orchestrator.model.Mount;
import compose.orchestrator.model.Service;
import compose.orchestrator.model.Volume;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Steps that bring the volumes a service mounts to the engine. */
final class VolumeSteps {

  private final UpPlanning planning;
  private final Map<String, List<Integer>> steps = new HashMap<>();

  VolumeSteps(UpPlanning planning) {
    this.planning = planning;
  }

  /** Makes the volumes anew that the user allows to lose their data, where they differ. */
  void replace(List<Service> services) {
    for (String key : new TreeSet<>(planning.request().recreation().volumes())) {
      Volume volume = planning.project().volumes().get(key);
      if (volume == null || volume.external()) {
        throw refusal(key, volume);
      }
      VolumeDetails there = planning.state().volumes().get(volume.name());
      List<Divergence> differences = there == null ? List.of() : differences(volume, there);
      if (!differences.isEmpty()) {
        steps.put(key, List.of(replace(services, volume, new Diverged(differences))));
      }
    }
  }

  private UsageException refusal(String key, @Nullable Volume volume) {
    return new UsageException(
        "no-such-volume",
        volume == null
            ? "no such volume: " + key
            : "volume " + key + " is external: it is not this project's to make anew",
        "volumes of this project: "
            + String.join(", ", new TreeSet<>(planning.project().volumes().keySet())));
  }

  private int replace(List<Service> services, Volume volume, Reason reason) {
    var gone = new ArrayList<Integer>();
    for (ContainerDetails container : users(volume)) {
      refuseUnlessMeant(services, volume, container);
      Reason why = new ResourceReplaced("volume", volume.name());
      List<Integer> stopped = planning.stops().stop(container, why, List.of());
      if (!planning.stops().isGone(container)) {
        var remove = new RemoveContainer(Names.reference(container), false, false);
        int removed = planning.plan().add(remove, why, stopped);
        planning.stops().gone(container, why, removed);
      }
      gone.addAll(planning.stops().of(container));
    }
    int removed = planning.plan().add(new RemoveVolume(volume.name(), true), reason, gone);
    var labels = ContainerLabels.volume(planning.project(), volume);
    return planning.plan().add(new CreateVolume(volume, labels), reason, List.of(removed));
  }

  private List<ContainerDetails> users(Volume volume) {
    var users = new ArrayList<ContainerDetails>();
    for (ContainerDetails container : planning.state().containers()) {
      for (MountPoint mount : container.mounts()) {
        if (mount.type().equals("volume") && volume.name().equals(mount.name())) {
          users.add(container);
          break;
        }
      }
    }
    return users;
  }

  /** Its users have to go and are made again, which needs that they are asked for. */
  private void refuseUnlessMeant(
      List<Service> services, Volume volume, ContainerDetails container) {
    for (Service service : services) {
      if (service.name().equals(Names.service(container)) && !Names.isOneOff(container)) {
        return;
      }
    }
    if (!planning.stops().isGone(container)) {
      throw new UsageException(
          "volume-in-use",
          "volume " + volume.key() + " cannot be made anew: " + container.name() + " uses it",
          "bring that service up in the same call, or remove the container first");
    }
  }

  /** What a container of the service has to wait for. */
  List<Integer> ensure(Service service) {
    var before = new ArrayList<Integer>();
    for (Mount mount : service.storage().volumes()) {
      String source = mount.type().equals("volume") ? mount.source() : null;
      Volume volume = source == null ? null : planning.project().volumes().get(source);
      if (volume != null) {
        before.addAll(steps.computeIfAbsent(volume.key(), any -> ensure(service, volume)));
      }
    }
    return before;
  }

  private List<Integer> ensure(Service service, Volume volume) {
    VolumeDetails there = planning.state().volumes().get(volume.name());
    if (there != null) {
      if (!volume.external()) {
        note(volume, there);
      }
      return List.of();
    }
    if (volume.external()) {
      throw SharedResource.missing("volume", volume.name(), service);
    }
    var labels = ContainerLabels.volume(planning.project(), volume);
    return List.of(planning.plan().add(new CreateVolume(volume, labels), new Missing(), List.of()));
  }

  static Plan only(Plan plan) {
    var volumes = new PlanBuilder(plan.project());
    for (PlanNode node : plan.nodes()) {
      if (node.operation() instanceof CreateVolume create && node.after().isEmpty()) {
        volumes.add(create, node.reason(), List.of());
      }
    }
    return volumes.build();
  }

  private static SharedResource shared(VolumeDetails volume) {
    return new SharedResource("volume", volume.name(), volume.labels());
  }

  private List<Divergence> differences(Volume volume, VolumeDetails there) {
    if (!shared(there).isOf(planning.project())) {
      return List.of();
    }
    List<Divergence> differences = NetworkComparison.of(volume, there);
    return differences.isEmpty()
        ? shared(there)
            .byHash(
                "volumes." + volume.key(), ContainerLabels.volumeHash(planning.project(), volume))
        : differences;
  }

  /** What holds data is never made anew without the user's word for this very volume. */
  private void note(Volume volume, VolumeDetails there) {
    if (!shared(there).isOf(planning.project())) {
      shared(there).noteOwner(planning.plan());
      return;
    }
    List<Divergence> differences = differences(volume, there);
    if (!differences.isEmpty()) {
      var text =
          new StringBuilder("volume " + volume.name() + " differs from the file and is kept");
      String separator = ": ";
      for (Divergence difference : differences) {
        text.append(separator).append(difference.path());
        separator = ", ";
      }
      planning
          .plan()
          .note(
              "volume-differs",
              text.toString(),
              "--recreate-volume " + volume.key() + " makes it anew: its data is lost");
    }
  }
}
