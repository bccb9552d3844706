package compose.orchestrator.cli.it;

import java.util.List;
import java.util.Map;

/** A disk of 20 MB for a volume on an Engine of this machine, there from when it is first used. */
final class SmallDisk implements AutoCloseable {

  private static final String VOLUME = "POST .*/volumes/create";
  private static final String HELPER = "POST .*/containers/create.*name=orchestrator-.*";

  private final Shell engine;
  private final Shell machine;
  private final String volume;
  private boolean isMade;
  private String place = "";

  SmallDisk(Shell engine, String volume) {
    this.engine = engine;
    this.machine = new Shell(Shell.ROOT, Map.of());
    this.volume = volume;
  }

  /**
   * Hears a request before the Engine gets it: the first helper after the volume meets the disk.
   */
  synchronized void hear(String request) {
    if (isMade && place.isEmpty() && request.matches(HELPER) && isThere()) {
      place = engine.dockerText("volume", "inspect", "--format", "{{.Mountpoint}}", volume);
      machine
          .run(List.of("mount", "-t", "tmpfs", "-o", "size=20m,mode=755", "small", place))
          .succeeded();
    }
    isMade |= request.matches(VOLUME);
  }

  private boolean isThere() {
    return !engine.dockerText("volume", "ls", "-q", "--filter", "name=" + volume).isEmpty();
  }

  synchronized boolean isUsed() {
    return !place.isEmpty();
  }

  /** Takes it away, so that the volume can be removed. */
  synchronized void take() {
    if (isUsed()) {
      machine.run(List.of("umount", "-l", place)).succeeded();
      place = "";
      isMade = false;
    }
  }

  @Override
  public void close() {
    take();
  }
}
