package compose.orchestrator.plan;

/** Why a step is in a plan. */
public sealed interface Reason
    permits Missing,
        Diverged,
        NotRunning,
        Requested,
        Replaced,
        DependencyChanged,
        Needed,
        Orphan,
        Surplus,
        ResourceReplaced {}
