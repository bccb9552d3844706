package compose.orchestrator.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the user of a changing command asks for: each has a planner. */
public sealed interface Request
    permits UpRequest,
        DownRequest,
        StartRequest,
        StopRequest,
        RestartRequest,
        KillRequest,
        PauseRequest,
        UnpauseRequest,
        RemoveRequest,
        BuildImagesRequest,
        PullImagesRequest,
        PushImagesRequest,
        RunRequest,
        UndoRequest {

  /** The services meant; none means all. */
  List<String> services();

  /**
   * The same once the images it asks for have been brought to the engine; null where what is to be
   * done does not depend on them.
   */
  default @Nullable Request withImagesAsTheyAre() {
    return null;
  }
}
