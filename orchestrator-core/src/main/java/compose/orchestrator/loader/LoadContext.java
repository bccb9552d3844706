package compose.orchestrator.loader;

import compose.orchestrator.loader.source.FileSource;
import compose.orchestrator.loader.source.OciSource;
import java.nio.file.Path;
import java.util.Map;

/**
 * What all parts of one load share.
 *
 * @param files reads files
 * @param findings takes what is found
 * @param listener hears of what is read and replaced
 * @param options what to do with the project
 * @param workingDirectory the folder against which files are named in findings
 * @param environment the environment of the process
 * @param registries fetches files from registries
 */
record LoadContext(
    FileSource files,
    Findings findings,
    LoadListener listener,
    LoadOptions options,
    Path workingDirectory,
    Map<String, String> environment,
    OciSource registries) {

  /** What {@code ~} stands for; empty where it is not known. */
  String home() {
    return environment.getOrDefault("HOME", "");
  }

  /** How findings name a file: relative where it is below the working directory. */
  String displayName(Path file) {
    return file.startsWith(workingDirectory)
        ? workingDirectory.relativize(file).toString()
        : file.toString();
  }
}
