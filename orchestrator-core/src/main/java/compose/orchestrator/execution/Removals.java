package compose.orchestrator.execution;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.MountPoint;
import compose.orchestrator.model.ImageReference;
import compose.orchestrator.plan.Operation;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Removes what others may still use, and names them where they do. */
final class Removals {

  private static final int FORBIDDEN = 403;
  private static final int CONFLICT = 409;
  private static final String REMOVE = "docker rm ";
  private static final int TRIES = 10;
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final EngineGateway engine;

  Removals(EngineGateway engine) {
    this.engine = engine;
  }

  /**
   * Removes a network. For a moment after its last containers are gone, a busy engine may still
   * hold what they had there, and refuses.
   */
  void network(String id, String name) throws InterruptedException {
    EngineException refused = refusal(id);
    if (refused != null) {
      String leave = "docker network disconnect " + name + " ";
      refuseIfUsed("network " + name, leave, refused, user -> isOn(user, name));
    }
    for (int tries = 1; refused != null; tries++) {
      if (tries == TRIES) {
        throw held(refused);
      }
      Thread.sleep(PAUSE);
      refused = refusal(id);
    }
  }

  private @Nullable EngineException refusal(String network) {
    try {
      engine.removeNetwork(network);
      return null;
    } catch (EngineException refused) {
      if (refused.status() != FORBIDDEN) {
        throw refused;
      }
      return refused;
    }
  }

  private static EngineException held(EngineException refused) {
    return new EngineException(
        refused.status(),
        "engine-refused",
        String.valueOf(refused.getMessage()),
        "no running container is on it, so the engine holds it by mistake: it lets go of it once it"
            + " is started anew");
  }

  private static boolean isOn(ContainerSummary container, String network) {
    boolean up = !List.of("created", "exited", "dead", "removing").contains(container.state());
    return up && container.networks().contains(network);
  }

  /** Removes a volume with its data. */
  void volume(String name) {
    try {
      engine.removeVolume(name);
    } catch (EngineException refused) {
      if (refused.status() == CONFLICT) {
        refuseIfUsed("volume " + name, REMOVE, refused, user -> hasMounted(user, name));
      }
      throw refused;
    }
  }

  private static boolean hasMounted(ContainerSummary container, String volume) {
    for (MountPoint mount : container.mounts()) {
      if (volume.equals(mount.name())) {
        return true;
      }
    }
    return false;
  }

  /** Removes an image, or its name where it has others. */
  void image(String reference) {
    try {
      engine.removeImage(reference);
    } catch (EngineException refused) {
      if (refused.status() == CONFLICT) {
        refuseIfUsed("image " + reference, REMOVE, refused, user -> isOf(user, reference));
        throw stillInUse(refused, String.valueOf(refused.getMessage()), null);
      }
      throw refused;
    }
  }

  private static boolean isOf(ContainerSummary container, String image) {
    return ImageReference.familiar(container.image()).equals(ImageReference.familiar(image));
  }

  private void refuseIfUsed(
      String what, String remedy, EngineException refused, Predicate<ContainerSummary> isUser) {
    var users = new TreeSet<String>();
    for (ContainerSummary container : engine.containers(List.of())) {
      if (isUser.test(container)) {
        users.add(container.name());
      }
    }
    if (!users.isEmpty()) {
      throw stillInUse(
          refused,
          what + " stays: it is still in use by " + String.join(", ", users),
          remedy + users.first() + " makes it free");
    }
  }

  private static EngineException stillInUse(
      EngineException refused, String why, @Nullable String help) {
    return new EngineException(refused.status(), Operation.STILL_IN_USE, why, help);
  }
}
