package compose.orchestrator.state;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.ContainerSummary;
import java.util.List;

/**
 * The containers of a project.
 *
 * @param services those of services and of one-off commands, by service and number
 * @param hooks those of hooks that have one of their own: there only while a hook runs and after it
 *     has failed
 */
record ProjectContainers(List<ContainerDetails> services, List<ContainerSummary> hooks) {}
