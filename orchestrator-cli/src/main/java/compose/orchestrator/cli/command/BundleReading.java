package compose.orchestrator.cli.command;

import compose.orchestrator.bundle.BundleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens bundles and shows how far the reading has come. */
final class BundleReading {

  private BundleReading() {}

  static BundleFile open(Path file, BundleProgress progress) {
    long total = size(file);
    String name = String.valueOf(file.getFileName());
    long[] done = {0};
    BundleFile bundle =
        BundleFile.open(
            file,
            count -> {
              done[0] += count;
              progress.hear(name, "checking", done[0], total);
            });
    progress.hear(name, "checked", total, total);
    return bundle;
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException _) {
      return -1; // opening it tells why
    }
  }
}
