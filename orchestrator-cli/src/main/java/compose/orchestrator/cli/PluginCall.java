package compose.orchestrator.cli;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call as docker makes it of one of its programs: its own options, then the program's name, then
 * what is the program's.
 *
 * @param arguments what is ours
 * @param environment variables, with what docker's options say among them
 */
record PluginCall(List<String> arguments, Map<String, String> environment) {

  private static final String NAME = "compose";

  /** Set by docker to its own path. */
  private static final String BY_DOCKER = "DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND";

  private static final Map<String, String> VARIABLES =
      Map.of(
          "--config",
          "DOCKER_CONFIG",
          "--context",
          "DOCKER_CONTEXT",
          "--host",
          "DOCKER_HOST",
          "--tls",
          "DOCKER_TLS",
          "--tlsverify",
          "DOCKER_TLS_VERIFY");

  /** Of any call; one that was not made by docker stays as it is. */
  static PluginCall of(String[] arguments, Map<String, String> environment) {
    List<String> words = List.of(arguments);
    if (arguments.length > 0 && arguments[0].equals(NAME)) {
      return new PluginCall(words.subList(1, words.size()), environment);
    }
    return arguments.length > 0
            && arguments[0].startsWith("-")
            && environment.containsKey(BY_DOCKER)
            && words.contains(NAME)
        ? withOptions(words, environment)
        : new PluginCall(words, environment);
  }

  private static PluginCall withOptions(List<String> words, Map<String, String> environment) {
    Arguments docker = Arguments.parse(options(), words);
    List<String> rest = docker.words();
    if (rest.isEmpty() || !rest.getFirst().equals(NAME)) {
      return new PluginCall(words, environment);
    }
    refuse(docker);
    var all = new LinkedHashMap<String, String>(environment);
    if (docker.has("--context")) {
      all.remove("DOCKER_HOST"); // the option goes before the variable
    }
    VARIABLES.forEach((option, variable) -> {
      String value = value(docker, option);
      if (value != null) {
        all.put(variable, value);
      }
    });
    return new PluginCall(rest.subList(1, rest.size()), all);
  }

  private static @Nullable String value(Arguments docker, String option) {
    if (option.startsWith("--tls")) {
      return docker.flag(option) ? "1" : null;
    }
    return docker.text(option);
  }

  private static void refuse(Arguments docker) {
    for (String option : List.of("--tlscacert", "--tlscert", "--tlskey")) {
      if (docker.has(option)) {
        throw docker.complaint(
            "docker's option "
                + option
                + " is not supported: put ca.pem, cert.pem and key.pem into a folder and name it"
                + " in DOCKER_CERT_PATH");
      }
    }
  }

  private static Syntax options() {
    return new Syntax("", "[OPTIONS] compose", "Options of docker itself.")
        .hidden("--config")
        .hidden("-c", "--context")
        .hidden("-H", "--host")
        .hidden("-l", "--log-level")
        .hidden("--tlscacert")
        .hidden("--tlscert")
        .hidden("--tlskey")
        .hiddenFlag("-D", "--debug")
        .hiddenFlag("--tls")
        .hiddenFlag("--tlsverify")
        .stopAtFirstWord();
  }
}
