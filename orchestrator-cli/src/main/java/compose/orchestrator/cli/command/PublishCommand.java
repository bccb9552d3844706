package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.cli.terminal.Confirmation;
import compose.orchestrator.cli.view.ProgressFeed;
import compose.orchestrator.diagnostic.InvalidProjectException;
import compose.orchestrator.loader.LoadOptions;
import compose.orchestrator.loader.LoadedProject;
import compose.orchestrator.loader.Loader;
import compose.orchestrator.plan.PushImagesRequest;
import compose.orchestrator.publish.Consent;
import compose.orchestrator.publish.Objections;
import compose.orchestrator.publish.Publication;
import java.util.List;

/** Makes an artifact of the project's files and sends it to a registry. */
final class PublishCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
            "publish",
            "[OPTIONS] REPOSITORY[:TAG]",
            "Sends the project's Compose files to a registry, from where -f oci://REPOSITORY:TAG"
                + " takes them. Images that were built here are pushed first.")
        .flag("Sends the images of all services to the same repository, too.", "--app")
        .value(
            "VERSION", "1.0 or 1.1 of the OCI specification; by itself what fits.", "--oci-version")
        .flag("Names images by digest in one more file.", "--resolve-image-digests")
        .flag("Sends values of variables and env files, too.", "--with-env")
        .flag("Asks nothing.", "-y", "--yes")
        .flag("Shows what would be sent and sends nothing.", "--dry-run")
        .example("publish registry.example/team/shop:1")
        .example("-f oci://registry.example/team/shop:1 up -d");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    var sending = new PublishSession(session, arguments);
    boolean withEnvironment = arguments.flag("--with-env");
    LoadedProject loaded = load(session);
    Publication publication = Publication.of(loaded, withEnvironment);
    boolean agreed = arguments.flag("--yes");
    Objections objections = Objections.to(loaded.project(), publication, withEnvironment, agreed);
    if (!objections.refusals().isEmpty()) {
      throw new InvalidProjectException(objections.refusals());
    }
    if (session.options().dryRun()) {
      return sending.preview(publication);
    }
    if (!agreed && !agrees(session, objections.consents())) {
      return ExitCode.OK;
    }
    session.change(
        loaded.project(), new PushImagesRequest(List.of(), true), ProgressFeed.Details.ALL);
    return sending.send(loaded, publication);
  }

  /** All services, whatever their profiles. */
  private static LoadedProject load(Session session) {
    LoadOptions how = session.files().usual().withKeepUnused(true);
    LoadedProject loaded =
        Loader.load(session.files().request(List.of(), how).withProfiles(List.of("*")));
    session.diagnostics().show(loaded.warnings());
    return loaded;
  }

  private static boolean agrees(Session session, List<Consent> consents) {
    for (Consent consent : consents) {
      session.diagnostics().show(consent.details());
      if (!Confirmation.ask(session.console(), consent.question())) {
        return false;
      }
    }
    return true;
  }
}
