package compose.orchestrator.plan;

/** A container in a plan: one that is there, or one that will be. */
public sealed interface ContainerRef permits Existing, Planned {

  /** The name it has, or has in the end. */
  String name();

  /** The service it belongs to. */
  String service();
}
