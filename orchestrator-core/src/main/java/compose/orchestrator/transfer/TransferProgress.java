package compose.orchestrator.transfer;

/**
 * How far a transfer has come.
 *
 * @param data what is sent
 * @param round number of the look at what differs, from 1
 * @param bytes bytes sent in this round, archive heads among them
 * @param expectedBytes about as many bytes as will be
 * @param files files written at the target in this round
 * @param expectedFiles as many as will be
 */
public record TransferProgress(
    DataSet data, int round, long bytes, long expectedBytes, long files, long expectedFiles) {}
