package compose.orchestrator.model;

import compose.orchestrator.yaml.Attributes;
import compose.orchestrator.yaml.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What concerns only the tool that reads the file.
 *
 * @param attach whether its output is shown
 * @param profiles profiles that enable it; none means always
 * @param provider program that provides it instead of a container, or null
 * @param watch what to do when files change
 * @param models language models it uses, or null
 */
public record Tooling(
    boolean attach,
    List<String> profiles,
    @Nullable Provider provider,
    List<WatchRule> watch,
    @Nullable Node models) {

  static Tooling decode(Attributes a) {
    return new Tooling(
        !Boolean.FALSE.equals(a.truth("attach")),
        a.strings("profiles"),
        a.object("provider", Provider::decode),
        a.of("develop").objects("watch", WatchRule::decode),
        a.node("models"));
  }
}
