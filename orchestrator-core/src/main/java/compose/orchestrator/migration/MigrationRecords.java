package compose.orchestrator.migration;

import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.VolumeDetails;
import compose.orchestrator.engine.VolumeRequest;
import compose.orchestrator.model.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an engine remembers of moves of one project. */
public final class MigrationRecords {

  private final EngineGateway engine;
  private final String project;

  /** On an engine, which stays the caller's to close. */
  public MigrationRecords(EngineGateway engine, String project) {
    this.engine = engine;
    this.project = project;
  }

  /** All of them, the first phase first. */
  public List<MigrationRecord> all() {
    return of(engine.volumes(), project);
  }

  /** Those among an engine's volumes, the first phase first. */
  static List<MigrationRecord> of(List<VolumeDetails> volumes, String project) {
    var records = new ArrayList<MigrationRecord>();
    for (VolumeDetails volume : volumes) {
      MigrationRecord record = MigrationRecord.of(volume);
      if (record != null && record.project().equals(project)) {
        records.add(record);
      }
    }
    records.sort((one, other) -> one.phase().compareTo(other.phase()));
    return List.copyOf(records);
  }

  /** The record of a phase that this engine has in a role, or null. */
  public @Nullable MigrationRecord find(boolean source, Phase phase) {
    for (MigrationRecord record : all()) {
      if (record.source() == source && record.phase() == phase) {
        return record;
      }
    }
    return null;
  }

  /** Remembers; what is remembered already stays as it is. */
  void put(MigrationRecord record) {
    var volume = new Volume(record.name(), record.name(), null, Map.of(), false, Map.of());
    engine.createVolume(new VolumeRequest(record.name(), volume, record.labels()));
  }

  /** Forgets phases in a role, in this order. */
  void remove(boolean source, Phase... phases) {
    for (Phase phase : phases) {
      MigrationRecord record = find(source, phase);
      if (record != null) {
        engine.removeVolume(record.name());
      }
    }
  }
}
