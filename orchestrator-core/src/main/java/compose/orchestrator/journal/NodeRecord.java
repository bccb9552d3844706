package compose.orchestrator.journal;

import java.time.Duration;

/**
 * One step as it was meant, and how far it came.
 *
 * @param phase number of its phase, from 1
 * @param node the step
 * @param state pending, begun, done or failed; begun where the process ended meanwhile
 * @param result what came of it, or why it failed
 * @param took from its beginning to its end; zero where it has not ended
 */
public record NodeRecord(int phase, JournalNode node, String state, String result, Duration took) {}
