package compose.orchestrator.plan;

import java.util.List;

/**
 * Run a command once, in a container of its own beside those of the service (docker compose run).
 * The project's service is already as the command wants it.
 *
 * @param service service whose container it is
 * @param name name of the container
 * @param slug 64 hexadecimal digits by which the container is told from others of its kind
 * @param preparation what is brought up before: the dependencies, and how images are had
 * @param useAliases whether it answers to the names of the service on its networks
 * @param attachInput whether its standard input is the caller's
 * @param autoRemove whether it is removed once it has ended
 */
public record RunRequest(
    String service,
    String name,
    String slug,
    UpRequest preparation,
    boolean useAliases,
    boolean attachInput,
    boolean autoRemove)
    implements Request {

  @Override
  public List<String> services() {
    return List.of(service);
  }

  @Override
  public RunRequest withImagesAsTheyAre() {
    UpRequest prepared = preparation.withImagesAsTheyAre();
    return new RunRequest(service, name, slug, prepared, useAliases, attachInput, autoRemove);
  }
}
