package compose.orchestrator.migration;

import compose.orchestrator.diagnostic.Diagnostic;
import java.time.Duration;
import java.util.List;

/**
 * What a move has done.
 *
 * @param operation its id, the same in the journal and on both engines
 * @param folder absolute folder of the project on the target's host
 * @param downtime from the first stop here until all was ready there; zero where an earlier call
 *     had stopped it
 * @param foretold the same as foretold right before the first stop; zero where downtime is
 * @param bytes bytes of all data
 * @param files files of all data
 * @param findings what should be known
 */
public record MigrationResult(
    String operation,
    String folder,
    Duration downtime,
    Duration foretold,
    long bytes,
    long files,
    List<Diagnostic> findings) {}
