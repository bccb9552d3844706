package compose.orchestrator.cli.terminal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jline.utils.Signals;

/** Passes signals on that are meant for somebody else, instead of ending this process. */
public final class Forwarding implements AutoCloseable {

  private static final List<String> NAMES = List.of("INT", "TERM", "HUP");

  private final Map<String, Object> before = new LinkedHashMap<>();

  /** To the consumer, by their names, such as SIGINT. */
  public Forwarding(Consumer<String> consumer) {
    for (String name : NAMES) {
      before.put(name, Signals.register(name, () -> consumer.accept("SIG" + name)));
    }
  }

  @Override
  public void close() {
    before.forEach(Signals::unregister);
  }
}
