package compose.orchestrator.journal;

import java.util.List;

/**
 * One step as it was meant.
 *
 * @param id position in its phase, from 1
 * @param after steps of the phase that it waits for
 * @param name what it does, for people
 * @param payload what the writer needs to take it back, in words of its own
 */
public record JournalNode(int id, List<Integer> after, String name, String payload) {}
