package compose.orchestrator.transfer;

import java.util.List;

/**
 * What a transfer has done.
 *
 * @param rounds how often it looked at both sides and sent what differed
 * @param bytes bytes sent in all
 * @param files files sent in all
 * @param left what still differs, by attributes: a source that is being written to never rests
 * @param remarks what the tools complained about, such as files that changed while they were read
 */
public record TransferResult(
    int rounds, long bytes, long files, List<Difference> left, List<String> remarks) {}
