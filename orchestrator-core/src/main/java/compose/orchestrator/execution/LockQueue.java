package compose.orchestrator.execution;

import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.VolumeDetails;
import compose.orchestrator.engine.VolumeRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The claims on one project, as far as this process knows their age. */
final class LockQueue {

  private final EngineGateway engine;
  private final String project;
  private final LockSettings settings;
  private final Map<String, Long> firstSeen = new HashMap<>();

  LockQueue(EngineGateway engine, String project, LockSettings settings) {
    this.engine = engine;
    this.project = project;
    this.settings = settings;
  }

  void put(LockClaim claim) {
    engine.createVolume(new VolumeRequest(claim.name(), claim.volume(), claim.labels()));
  }

  void remove(LockClaim claim) {
    engine.removeVolume(claim.name());
  }

  /** Claims of this project, whoever made them. */
  List<LockClaim> all() {
    var claims = new ArrayList<LockClaim>();
    for (VolumeDetails volume : engine.volumes()) {
      LockClaim claim = LockClaim.of(volume);
      if (claim != null && claim.project().equals(project)) {
        claims.add(claim);
      }
    }
    return claims;
  }

  /**
   * Claims that live, this process' own among them; those of dead ones are removed. What was
   * removed is looked at again: its owner may have renewed it meanwhile.
   */
  List<LockClaim> living() {
    while (true) {
      var living = new ArrayList<LockClaim>();
      boolean removed = false;
      for (LockClaim claim : all()) {
        if (isDead(claim)) {
          remove(claim);
          removed = true;
        } else {
          living.add(claim);
        }
      }
      if (!removed) {
        return living;
      }
    }
  }

  /** Those of other processes; this one may hold the lock several times. */
  List<LockClaim> others(List<LockClaim> claims) {
    var others = new ArrayList<LockClaim>();
    for (LockClaim claim : claims) {
      if (!claim.owner().equals(settings.self())) {
        others.add(claim);
      }
    }
    return others;
  }

  /** By its process, or by its age as this process has seen it: clocks of others may be wrong. */
  private boolean isDead(LockClaim claim) {
    if (claim.owner().equals(settings.self())) {
      return false;
    }
    long now = System.nanoTime();
    long seen = firstSeen.computeIfAbsent(claim.name(), name -> now);
    return claim.owner().isGone(settings.self()) || now - seen > settings.lease().toNanos();
  }
}
