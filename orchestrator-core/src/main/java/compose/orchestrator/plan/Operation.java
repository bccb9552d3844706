package compose.orchestrator.plan;

/** One thing to be done to the engine, or waited for: plain data. */
public sealed interface Operation
    permits PullImage,
        PushImage,
        BuildImage,
        RemoveImage,
        CreateNetwork,
        RemoveNetwork,
        ConnectNetwork,
        DisconnectNetwork,
        CreateVolume,
        RemoveVolume,
        CreateContainer,
        CopyFiles,
        StartContainer,
        StopContainer,
        KillContainer,
        PauseContainer,
        UnpauseContainer,
        RemoveContainer,
        RenameContainer,
        UpdateContainer,
        AwaitCondition,
        AwaitUpdate,
        RunHook,
        RunPreStart {

  /** Code of the failure to remove what others use. */
  String STILL_IN_USE = "still-in-use";

  /**
   * Whether it mostly waits for something to happen in containers, so that others should not have
   * to wait for its end only because there are many of its kind.
   */
  default boolean isWaiting() {
    return false;
  }

  /**
   * Whether a failure is only a warning: what waits for the step can do without it.
   *
   * @param code of the failure
   */
  default boolean forgives(String code) {
    return false;
  }
}
