package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.loader.ConfigOutput;
import compose.orchestrator.loader.LoadOptions;
import compose.orchestrator.loader.LoadedProject;
import compose.orchestrator.loader.Origins;
import compose.orchestrator.loader.OriginsOutput;
import compose.orchestrator.loader.PinnedImages;

/** The whole project as one file. */
final class ConfigText {

  private ConfigText() {}

  /** The file; empty where the user wants only to know whether there could be one. */
  static String of(Session session, Arguments arguments, LoadOptions options) {
    LoadedProject loaded = session.load(arguments.words(), options.withKeepExtensions(true));
    boolean json = arguments.text("--format", "yaml").equals("json");
    boolean only = arguments.flag("--lock-image-digests");
    if (only || arguments.flag("--resolve-image-digests")) {
      loaded = new PinnedImages(session.engine()::imageDigest).pin(loaded);
    }
    if (arguments.flag("--quiet")) {
      return "";
    }
    if (only) {
      loaded = PinnedImages.alone(loaded, json && options.interpolate());
    }
    return json
        ? ConfigOutput.json(loaded, options.interpolate())
        : ConfigOutput.yaml(loaded, options.interpolate());
  }

  /** Where each value comes from. */
  static String origins(Session session, Arguments arguments, LoadOptions options) {
    var origins = new Origins();
    LoadedProject loaded = session.files().load(arguments.words(), options, origins);
    session.diagnostics().show(loaded.warnings());
    return OriginsOutput.text(loaded, options.interpolate(), origins);
  }
}
