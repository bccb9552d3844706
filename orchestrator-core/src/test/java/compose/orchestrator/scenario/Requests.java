package compose.orchestrator.scenario;

import compose.orchestrator.plan.DownRequest;
import compose.orchestrator.plan.ImagePolicy;
import compose.orchestrator.plan.KillRequest;
import compose.orchestrator.plan.PauseRequest;
import compose.orchestrator.plan.Recreation;
import compose.orchestrator.plan.RemoveRequest;
import compose.orchestrator.plan.Request;
import compose.orchestrator.plan.RestartRequest;
import compose.orchestrator.plan.RunRequest;
import compose.orchestrator.plan.StartRequest;
import compose.orchestrator.plan.StopRequest;
import compose.orchestrator.plan.UnpauseRequest;
import compose.orchestrator.plan.UpRequest;
import compose.orchestrator.plan.Waiting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Requests from the words of a scenario: command, flags, services, and the file at the end. */
final class Requests {

  private Requests() {}

  static Request parse(List<String> words) {
    List<String> flags = words.stream().filter(word -> word.startsWith("--")).toList();
    var services = new ArrayList<String>(words.subList(1, words.size() - 1));
    services.removeAll(flags);
    return switch (words.getFirst()) {
      case "up" -> up(services, flags);
      case "down" ->
          new DownRequest(
              services,
              flags.contains("--volumes"),
              flags.contains("--remove-orphans"),
              flags.contains("--rmi") ? "all" : null,
              null);
      case "start" -> new StartRequest(services, true);
      case "stop" -> new StopRequest(services, null);
      case "restart" -> new RestartRequest(services, null, true);
      case "pause" -> new PauseRequest(services);
      case "unpause" -> new UnpauseRequest(services);
      case "kill" -> new KillRequest(services, "SIGKILL", false);
      case "run" ->
          new RunRequest(
              services.getFirst(),
              "demo-" + services.getFirst() + "-run-1",
              "1",
              up(services, flags),
              flags.contains("--use-aliases"),
              true,
              flags.contains("--rm"));
      case "rm" -> new RemoveRequest(services, flags.contains("--stop"), false);
      default -> throw new IllegalArgumentException(words.getFirst());
    };
  }

  private static UpRequest up(List<String> services, List<String> flags) {
    return new UpRequest(
        services,
        !flags.contains("--no-start"),
        !flags.contains("--no-deps"),
        new Recreation(
            flags.contains("--force-recreate"),
            flags.contains("--no-recreate"),
            flags.contains("--always-recreate-deps"),
            flags.contains("--renew-anon-volumes"),
            values(flags, "--recreate-volume=")),
        new ImagePolicy(flags.contains("--build"), flags.contains("--no-build"), null),
        flags.contains("--remove-orphans"),
        scale(flags),
        null,
        flags.contains("--wait") ? Waiting.FOR_ALL : Waiting.USUAL);
  }

  private static Map<String, Integer> scale(List<String> flags) {
    var scale = new HashMap<String, Integer>();
    for (String flag : flags) {
      if (flag.startsWith("--scale=")) {
        String[] parts = flag.substring("--scale=".length()).split(":", -1);
        scale.put(parts[0], Integer.parseInt(parts[1]));
      }
    }
    return scale;
  }

  private static Set<String> values(List<String> flags, String prefix) {
    var values = new TreeSet<String>();
    for (String flag : flags) {
      if (flag.startsWith(prefix)) {
        values.add(flag.substring(prefix.length()));
      }
    }
    return values;
  }
}
