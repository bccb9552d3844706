package compose.orchestrator.engine;

import java.util.List;

/**
 * The processes of a container ({@code GET /containers/ID/top}).
 *
 * @param titles columns of ps
 * @param rows a row for each process, with a value for each column
 */
public record ContainerProcesses(List<String> titles, List<List<String>> rows) {}
