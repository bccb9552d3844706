package compose.orchestrator.loader;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A set of files that are laid over each other: those of the request, or those of one include.
 *
 * @param files in order
 * @param folder the absolute folder that files they name are looked up in
 * @param base what relative paths in them become relative to: the folder, or how it is reached from
 *     the folder of the including model
 * @param environment where variables are taken from
 * @param including the files whose include led here, outermost first
 */
record Model(
    List<ComposeFile> files,
    Path folder,
    String base,
    Map<String, String> environment,
    List<Path> including) {}
