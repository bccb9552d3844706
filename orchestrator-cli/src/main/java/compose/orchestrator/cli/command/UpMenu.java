package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.terminal.Console;
import compose.orchestrator.cli.terminal.Footer;
import compose.orchestrator.cli.terminal.RawTerminal;
import compose.orchestrator.cli.terminal.TerminalSize;
import compose.orchestrator.diagnostic.UsageException;
import java.io.IOException;
import java.io.InputStream;

/** Keys of an attached up, and the line below the output that names them. */
final class UpMenu implements AutoCloseable {

  private final Console console;
  private final Footer footer;
  private final RawTerminal terminal;
  private final BackgroundWatch watch;
  private final Runnable detach;

  /**
   * Begins to listen.
   *
   * @param footer where the line is
   * @param watch is switched with w
   * @param detach is run for d
   */
  UpMenu(Session session, Footer footer, BackgroundWatch watch, Runnable detach) {
    this.console = session.console();
    this.footer = footer;
    this.watch = watch;
    this.detach = detach;
    this.terminal = RawTerminal.keys();
    footer.show(line());
    Thread.ofPlatform().daemon().name("keys").start(this::listen);
  }

  /** Whether the user wants it, and has a terminal for it. */
  static boolean isWanted(Session session, Arguments arguments) {
    Console console = session.console();
    String variable = session.surroundings().environment().getOrDefault("COMPOSE_MENU", "");
    boolean usual = variable.equals("1") || variable.equalsIgnoreCase("true");
    boolean wanted = arguments.has("--menu") ? arguments.flag("--menu") : usual;
    return wanted
        && console.inIsTerminal()
        && console.outIsTerminal()
        && !session.options().ansi().equals("never");
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

  private void pressed(int key) {
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
  public void close() {
    footer.close();
    terminal.close();
  }
}
