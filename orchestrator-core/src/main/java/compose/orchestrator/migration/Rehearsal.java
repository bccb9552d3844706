package compose.orchestrator.migration;

import java.time.Duration;

/**
 * How long it took, while services ran, to do what is done again once they rest.
 *
 * @param copy until what had changed was sent
 * @param compare until both sides were compared
 */
record Rehearsal(Duration copy, Duration compare) {}
