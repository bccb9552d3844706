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

  /**
   * Whether it mostly waits for something to happen in containers, so that others should not have
   * to wait for its end only because there are many of its kind.
   */
  default boolean isWaiting() {
    return false;
  }

  /** Whether what waits for it can do without it, so that its failure is only a warning. */
  default boolean isOptional() {
    return false;
  }
}
