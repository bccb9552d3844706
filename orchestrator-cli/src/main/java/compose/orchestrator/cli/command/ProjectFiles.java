package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.GlobalOptions;
import compose.orchestrator.diagnostic.InvalidProjectException;
import compose.orchestrator.loader.LoadOptions;
import compose.orchestrator.loader.LoadRequest;
import compose.orchestrator.loader.LoadedProject;
import compose.orchestrator.loader.Loader;
import compose.orchestrator.loader.Origins;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The files of the project that the options mean. */
final class ProjectFiles {

  private final Surroundings surroundings;
  private final GlobalOptions options;

  ProjectFiles(Surroundings surroundings, GlobalOptions options) {
    this.surroundings = surroundings;
    this.options = options;
  }

  /** The project's name where the user gave only that: its containers tell the rest. */
  @Nullable String nameAlone() {
    return options.files().isEmpty() ? options.projectName() : null;
  }

  /** Usual options, by which services and resources are selected. */
  LoadOptions usual() {
    return LoadOptions.STANDARD.withKeepUnused(options.allResources());
  }

  /** Loads the named services and what they depend on, or all. */
  LoadedProject load(List<String> services, LoadOptions how) {
    return Loader.load(request(services, how));
  }

  /** The same, telling the project's name as soon as it is known. */
  LoadedProject load(List<String> services, LoadOptions how, Consumer<String> named) {
    return Loader.load(request(services, how), named);
  }

  /** The same, remembering where values come from. */
  LoadedProject load(List<String> services, LoadOptions how, Origins origins) {
    return Loader.load(request(services, how), origins);
  }

  /** How the files are loaded. */
  LoadRequest request(List<String> services, LoadOptions how) {
    return new LoadRequest(
        surroundings.directory(),
        surroundings.environment(),
        this::standardInput,
        options.files(),
        options.projectDirectory(),
        options.projectName(),
        options.envFiles(),
        options.profiles(),
        services,
        how,
        () -> surroundings.engine().get().registries());
  }

  /** Whether a project could not be read because there is no file at all. */
  static boolean isWithoutFile(InvalidProjectException e) {
    return e.diagnostics().getFirst().code().equals("no-compose-file");
  }

  private byte[] standardInput() {
    try {
      return surroundings.console().in().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read standard input", e);
    }
  }
}
