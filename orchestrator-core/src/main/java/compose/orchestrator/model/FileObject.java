package compose.orchestrator.model;

import compose.orchestrator.yaml.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * A config or secret of the project (Compose Specification, configs and secrets).
 *
 * @param key the key in the file
 * @param name name on the engine
 * @param file file that holds it, or null
 * @param environment variable that holds it, or null
 * @param content the content itself, or null
 * @param external whether somebody else makes it
 */
public record FileObject(
    String key,
    String name,
    @Nullable String file,
    @Nullable String environment,
    @Nullable String content,
    boolean external) {

  /** Key of the config that holds the user's logins, for services that use the engine's socket. */
  public static final String LOGINS = "#apisocket";

  static FileObject decode(Attributes a) {
    return new FileObject(
        a.name(),
        a.string("name", a.name()),
        a.string("file"),
        a.string("environment"),
        a.string("content"),
        a.isTrue("external"));
  }
}
