package compose.orchestrator.plan;

import java.util.List;

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
        PullImagesRequest {

  /** The services meant; none means all. */
  List<String> services();
}
