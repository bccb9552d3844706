package compose.orchestrator.engine;

import java.util.function.Consumer;

/**
 * A terminal that a command in a container gets.
 *
 * @param detachKeys keys that end the connection and not the command, such as {@code ctrl-p,ctrl-q}
 * @param started is given, once the command runs, what changes the terminal's size
 */
public record ExecTerminal(String detachKeys, Consumer<TerminalResize> started) {}
