package compose.orchestrator.event;

/** Something a person who waits for a plan wants to know. */
public sealed interface ProgressEvent
    permits StepStarted,
        StepDone,
        StepFailed,
        StepGivenUp,
        StepSkipped,
        PullProgressed,
        BuildPrinted,
        ContainerUnchanged {}
