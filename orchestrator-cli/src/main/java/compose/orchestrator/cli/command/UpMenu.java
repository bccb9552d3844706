package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.terminal.Console;
import compose.orchestrator.cli.terminal.Footer;
import compose.orchestrator.cli.terminal.Foreground;
import compose.orchestrator.cli.terminal.RawTerminal;
import compose.orchestrator.cli.terminal.TerminalSize;
import compose.orchestrator.diagnostic.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keys of an attached up, and the line below the output that names them. */
final class UpMenu implements AutoCloseable {

  private static final Set<String> YES = Set.of("1", "t", "true", "y", "yes");

  private final Console console;
  private final Footer footer;
  private final RawTerminal terminal;
  private final BackgroundWatch watch;
  private final Runnable detach;
  private boolean closed;

  private UpMenu(
      Session session,
      Footer footer,
      RawTerminal terminal,
      BackgroundWatch watch,
      Runnable detach) {
    this.console = session.console();
    this.footer = footer;
    this.terminal = terminal;
    this.watch = watch;
    this.detach = detach;
  }

  /**
   * Begins to listen, if the terminal lets it.
   *
   * @param footer where the line is
   * @param watch is switched with w
   * @param detach is run for d
   */
  static @Nullable UpMenu open(
      Session session, Footer footer, BackgroundWatch watch, Runnable detach) {
    RawTerminal terminal;
    try {
      terminal = RawTerminal.keys();
    } catch (UsageException e) {
      return null; // what is shown is worth more than the keys
    }
    var menu = new UpMenu(session, footer, terminal, watch, detach);
    footer.show(menu.line());
    Thread.ofPlatform().daemon().name("keys").start(menu::listen);
    return menu;
  }

  /** Whether the user has a terminal for it, and has not declined. */
  static boolean isWanted(Session session, Arguments arguments) {
    Console console = session.console();
    String variable = session.surroundings().environment().getOrDefault("COMPOSE_MENU", "true");
    boolean usual = YES.contains(variable.toLowerCase(Locale.ROOT));
    return (arguments.has("--menu") ? arguments.flag("--menu") : usual)
        && console.inIsTerminal()
        && console.outIsTerminal()
        && !session.options().ansi().equals("never")
        && Foreground.hasTerminal();
  }

  /** The place for its line, on the terminal of a session. */
  static Footer footer(Session session) {
    TerminalSize size = TerminalSize.ask(session.surroundings().environment());
    return new Footer(session.console(), size.columns());
  }

  private void listen() {
    InputStream keys = console.in();
    try {
      for (int key = keys.read(); key >= 0; key = keys.read()) {
        pressed(key);
      }
    } catch (IOException e) {
      footer.close(); // the terminal is gone
    }
  }

  private synchronized void pressed(int key) {
    if (closed) {
      return; // all is being stopped
    }
    if (key == 'd') {
      detach.run();
    } else if (key == 'w') {
      try {
        watch.toggle();
        footer.show(line());
      } catch (UsageException e) {
        footer.show(line() + "   (" + e.getMessage() + ")");
      }
    }
  }

  private String line() {
    return "w " + (watch.isOn() ? "Disable" : "Enable") + " Watch   d Detach";
  }

  @Override
  public synchronized void close() {
    closed = true;
    footer.close();
    terminal.close();
  }
}
