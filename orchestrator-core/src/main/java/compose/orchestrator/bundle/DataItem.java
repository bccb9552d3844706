package compose.orchestrator.bundle;

import compose.orchestrator.transfer.DataSet;
import java.util.List;

/**
 * A data set of a project.
 *
 * @param folder folder of a bundle that holds it
 * @param key key of the volume in the Compose file, or path of the folder in the project's
 * @param data what holds it on the engine
 * @param writers services of running containers that can write to it, sorted
 * @param strangers names of running containers of no service of the project that can write to it
 */
public record DataItem(
    String folder, String key, DataSet data, List<String> writers, List<String> strangers) {}
