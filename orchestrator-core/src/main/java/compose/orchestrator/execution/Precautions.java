package compose.orchestrator.execution;

import compose.orchestrator.journal.Journals;
import compose.orchestrator.plan.PlanNode;
import java.util.List;
import java.util.function.Function;

/**
 * What a command does so that a crash of its own and commands beside it do no harm.
 *
 * @param journals where operations are taken down
 * @param lock how processes take turns
 * @param command name of the command, as others are told while they wait: all of its line may hold
 *     passwords
 * @param words the command line, without the name of the tool
 * @param directory folder the command was called in
 * @param wording what a step does, for people
 */
public record Precautions(
    Journals journals,
    LockSettings lock,
    String command,
    List<String> words,
    String directory,
    Function<PlanNode, String> wording) {}
