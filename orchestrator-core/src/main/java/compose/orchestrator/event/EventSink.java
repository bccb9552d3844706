package compose.orchestrator.event;

/** Takes events, from several threads at once. */
@FunctionalInterface
public interface EventSink {

  /** Takes one event. */
  void accept(ProgressEvent event);
}
