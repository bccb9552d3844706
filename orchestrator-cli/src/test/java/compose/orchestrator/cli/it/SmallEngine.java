package compose.orchestrator.cli.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * An Engine of this machine with one image, all of whose disk is 800 MB, which may be filled and
 * emptied. There is one at a time: tests that use it take the {@link #LOCK}.
 */
final class SmallEngine implements AutoCloseable {

  static final String LOCK = "small engine";

  private static final Shell TOOLS = new Shell(Shell.ROOT, Map.of());

  /** Where the Engine has what it keeps. */
  static final Path DISK = Path.of("/var/lib/orchestrator-engine-4");

  /** All blocks, those kept for root and the last few too, but for what is open already. */
  private static final String FILL =
      """
      set -e
      sync -f . # what was removed gives its room back
      free=$(df -B1 --output=avail . | tail -n 1)
      fallocate -l $((free > 8388608 ? free - 8388608 : 4096)) full.most
      dd if=/dev/zero of=full.rest bs=4k 2>/dev/null || :
      sync -f .
      """;

  private final Path image;
  private final String address;

  private SmallEngine(Path image, String address) {
    this.image = image;
    this.address = address;
  }

  /** Whether root may mount a file here. */
  static boolean isPossible() throws IOException {
    if (!System.getProperty("user.name").equals("root")) {
      return false;
    }
    Path folder = Files.createTempDirectory("mount");
    Path file = folder.resolve("image");
    boolean mounted =
        TOOLS.run(List.of("mkfs.ext4", "-q", file.toString(), "8M")).exit() == 0
            && mount(file, folder).exit() == 0;
    if (mounted) {
      unmount(folder);
    }
    Files.deleteIfExists(file);
    Files.delete(folder);
    return mounted;
  }

  /** Starts one on a new disk, and brings it an image. */
  static SmallEngine start(String reference) {
    TOOLS.run(List.of("scripts/engine", "fourth", "stop")).succeeded();
    unmount(DISK); // where an earlier run was killed
    try {
      Files.createDirectories(DISK);
      Path image = Files.createTempFile("disk", ".ext4");
      TOOLS.run(List.of("mkfs.ext4", "-q", "-m", "0", image.toString(), "800M")).succeeded();
      mount(image, DISK).succeeded();
      var engine =
          new SmallEngine(
              image, TOOLS.run(List.of("scripts/engine", "fourth")).succeeded().out().strip());
      engine.bring(reference);
      return engine;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Shell.Result mount(Path image, Path at) {
    return TOOLS.run(List.of("mount", "-o", "loop", image.toString(), at.toString()));
  }

  private static void unmount(Path at) {
    TOOLS.run(List.of("umount", "-l", at.toString()));
  }

  /** Sees that it has an image of the first Engine. */
  void bring(String reference) {
    String command = "docker save " + reference + " | docker -H " + address + " load";
    TOOLS.run(List.of("sh", "-c", command)).succeeded();
  }

  String address() {
    return address;
  }

  /** Leaves no room on it. */
  void fill() {
    new Shell(DISK, Map.of()).run(List.of("sh", "-c", FILL)).succeeded();
  }

  /** Takes away what fills it. */
  void empty() {
    new Shell(DISK, Map.of()).run(List.of("rm", "-f", "full.most", "full.rest")).succeeded();
  }

  @Override
  public void close() throws IOException {
    TOOLS.run(List.of("scripts/engine", "fourth", "stop"));
    unmount(DISK);
    Files.deleteIfExists(image);
  }
}
