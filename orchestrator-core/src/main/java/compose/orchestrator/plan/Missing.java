package compose.orchestrator.plan;

/** It is not on the engine. */
public record Missing() implements Reason {}
