package compose.orchestrator.cli.terminal;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * Sets up logging to standard error, at the level that the variable {@code ORCHESTRATOR_LOG} names;
 * without it the launcher leaves logging out. By program, since reading a file for it would take
 * longer than most commands.
 */
public final class Logging extends ContextAwareBase implements Configurator {

  /** docker-java writes whole requests at the level below, passwords among them. */
  private static final Level LEAST_OF_DOCKER_JAVA = Level.INFO;

  /** Called by logback. */
  public Logging() {}

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    var encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%d{HH:mm:ss.SSS} %-5level %logger{20}: %msg%n");
    encoder.start();
    var appender = new ConsoleAppender<ILoggingEvent>();
    appender.setContext(context);
    appender.setTarget("System.err");
    appender.setEncoder(encoder);
    appender.start();
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    Level level = Level.toLevel(System.getenv("ORCHESTRATOR_LOG"), Level.WARN);
    root.setLevel(level);
    root.addAppender(appender);
    boolean tooMuch = LEAST_OF_DOCKER_JAVA.isGreaterOrEqual(level);
    context.getLogger("com.github.dockerjava").setLevel(tooMuch ? LEAST_OF_DOCKER_JAVA : level);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
