package compose.orchestrator.migration;

import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.event.EventSink;
import compose.orchestrator.execution.Precautions;
import compose.orchestrator.model.Project;
import compose.orchestrator.transfer.Bandwidth;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * What a move works with.
 *
 * @param source engine that the project is on
 * @param target engine that it goes to
 * @param project the project as it is here
 * @param there the project as it will be there
 * @param request where to and how
 * @param bandwidth how fast images and data may be sent
 * @param addresses names and addresses by which this machine is known
 * @param precautions how it takes turns with others and is taken down
 * @param clock the present
 * @param events hears of containers, networks and volumes on either side
 * @param listener hears of data and images
 */
public record MigrationContext(
    EngineGateway source,
    EngineGateway target,
    Project project,
    TargetProject there,
    MigrationRequest request,
    Bandwidth bandwidth,
    Set<String> addresses,
    Precautions precautions,
    InstantSource clock,
    EventSink events,
    MigrationListener listener) {

  /** Looks at both sides and plans; changes neither. */
  public MigrationPlan plan(String operation) {
    Inventory inventory = inventoryReader().read();
    TargetSurvey survey = new TargetReader(target, there.project(), inventory).read();
    return MigrationPlanner.plan(project, there, request, inventory, survey, operation);
  }

  InventoryReader inventoryReader() {
    SourceHost host = SourceHost.of(source, project, there.sources(), addresses);
    return new InventoryReader(source, project, request, host);
  }

  MigrationRecords sourceRecords() {
    return new MigrationRecords(source, project.name());
  }

  MigrationRecords targetRecords() {
    return new MigrationRecords(target, project.name());
  }

  String now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
