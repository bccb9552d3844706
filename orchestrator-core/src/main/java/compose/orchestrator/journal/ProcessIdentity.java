package compose.orchestrator.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Tells a process from every other, also from a later one with the same number.
 *
 * @param host name of its machine, for people
 * @param machine what only processes have in common that see each other: this boot of the machine,
 *     and the process namespace
 * @param pid number of the process
 * @param started when it began, in ticks of its machine since that was started; setting the clock
 *     does not change it. Milliseconds since 1970 on systems that do not tell.
 */
public record ProcessIdentity(String host, String machine, long pid, long started) {

  /** Where the time of the start is among the fields of /proc/PID/stat after the program's name. */
  private static final int START = 19;

  private static final String SEPARATOR = "|";

  /** The identity of this process; asks no network for the machine's name. */
  public static ProcessIdentity ofThisProcess() {
    ProcessHandle self = ProcessHandle.current();
    String host = read("/proc/sys/kernel/hostname", "localhost");
    String boot = read("/proc/sys/kernel/random/boot_id", host);
    return new ProcessIdentity(host, boot + "/" + namespace(), self.pid(), started(self));
  }

  private static String read(String file, String otherwise) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      return otherwise; // a system without /proc
    }
  }

  private static String namespace() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }

  private static long started(ProcessHandle process) {
    String stat = read("/proc/" + process.pid() + "/stat", "");
    if (!stat.isEmpty()) {
      return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[START]);
    }
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  /** Whether it is known to have ended; false also where this process cannot see it. */
  public boolean isGone(ProcessIdentity observer) {
    return machine.equals(observer.machine) && !isRunning();
  }

  private boolean isRunning() {
    ProcessHandle process = ProcessHandle.of(pid).orElse(null);
    return process != null && process.isAlive() && started(process) == started;
  }

  /** One line that {@link #parse} reads. */
  public String text() {
    return pid + SEPARATOR + started + SEPARATOR + machine + SEPARATOR + host;
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException where it did not
   */
  public static ProcessIdentity parse(String text) {
    int first = text.indexOf('|');
    int second = text.indexOf('|', first + 1);
    int third = text.indexOf('|', second + 1);
    if (first < 0 || second < 0 || third < 0) {
      throw new IllegalArgumentException("no process: " + text);
    }
    return new ProcessIdentity(
        text.substring(third + 1),
        text.substring(second + 1, third),
        Long.parseLong(text.substring(0, first)),
        Long.parseLong(text.substring(first + 1, second)));
  }
}
