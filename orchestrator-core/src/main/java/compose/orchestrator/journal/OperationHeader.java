package compose.orchestrator.journal;

import java.time.Instant;
import java.util.List;

/**
 * What an operation is.
 *
 * @param id fourteen hexadecimal digits; later operations have greater ones
 * @param project name of the project
 * @param directory folder the command was called in
 * @param owner process that carries it out
 * @param started when it began
 * @param words the command line, without the name of the tool
 */
public record OperationHeader(
    String id,
    String project,
    String directory,
    ProcessIdentity owner,
    Instant started,
    List<String> words) {}
