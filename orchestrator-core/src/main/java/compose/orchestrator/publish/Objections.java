package compose.orchestrator.publish;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.loader.NamedFile;
import compose.orchestrator.model.Mount;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import java.util.ArrayList;
import java.util.List;

/**
 * What speaks against publishing a project.
 *
 * @param refusals why it cannot be
 * @param consents what the user must agree to
 */
public record Objections(List<Diagnostic> refusals, List<Consent> consents) {

  /** Copies the lists. */
  public Objections {
    refusals = List.copyOf(refusals);
    consents = List.copyOf(consents);
  }

  /**
   * Looks through a project and what would be published of it.
   *
   * @param project all of its services, whatever their profiles
   * @param withEnvironment whether the user wants variables and env files to be published
   * @param agreed whether the user has agreed to everything beforehand
   */
  public static Objections to(
      Project project, Publication publication, boolean withEnvironment, boolean agreed) {
    var refusals = new ArrayList<Diagnostic>();
    var mounts = new ArrayList<Diagnostic>();
    for (Service service : project.services().values()) {
      builds(service, refusals);
      mounts(service, mounts);
    }
    for (NamedFile file : publication.named()) {
      named(file, withEnvironment, refusals);
    }
    var variables = new ArrayList<Diagnostic>();
    publication.files().forEach(file -> variables(file, withEnvironment, variables));
    if (!withEnvironment && !agreed) {
      refusals.addAll(variables);
    }
    var secrets = new ArrayList<Diagnostic>();
    publication.files().forEach(file -> secrets.addAll(SecretScan.of(file)));
    var consents = new ArrayList<Consent>();
    add(consents, "Publish these mounts of this machine's folders?", mounts);
    add(consents, "Publish these values of variables?", variables);
    add(consents, "Publish what looks like secrets?", secrets);
    return new Objections(refusals, consents);
  }

  private static void add(List<Consent> consents, String question, List<Diagnostic> details) {
    if (!details.isEmpty()) {
      consents.add(new Consent(question, details));
    }
  }

  private static void variables(PublishedFile file, boolean wanted, List<Diagnostic> found) {
    for (LiteralVariable variable : LiteralVariable.of(file)) {
      String summary = variable.path() + ": its value is part of the file";
      found.add(
          wanted
              ? Diagnostic.warning("publish-environment", summary, null, variable.location())
              : Diagnostic.error(
                  "publish-environment",
                  summary,
                  "Allow it with --with-env, or take the value from elsewhere: ${NAME}.",
                  variable.location()));
    }
  }

  private static void builds(Service service, List<Diagnostic> refusals) {
    if (service.imageSource().image() == null && service.imageSource().build() != null) {
      refusals.add(
          Diagnostic.error(
              "publish-build",
              "services." + service.name() + ": a build without an image cannot be published",
              "Name an image that 'push' can send: image: HOST/NAME:TAG.",
              service.location()));
    }
  }

  private static void mounts(Service service, List<Diagnostic> found) {
    for (Mount mount : service.storage().volumes()) {
      if (mount.type().equals("bind")) {
        found.add(
            Diagnostic.warning(
                "publish-bind-mount",
                "services."
                    + service.name()
                    + ": mounts "
                    + mount.source()
                    + ", which other machines may not have, or not mean",
                null,
                service.location()));
      }
    }
  }

  private static void named(NamedFile file, boolean withEnvironment, List<Diagnostic> refusals) {
    if (file.kind() == NamedFile.Kind.INCLUDED) {
      refusals.add(
          Diagnostic.error(
              "publish-include",
              "include: '" + file.written() + "' is a file of this machine alone",
              "Publish the included project, too, and include it by its address: oci://...",
              file.location()));
    } else if (file.kind() == NamedFile.Kind.ENVIRONMENT && !withEnvironment) {
      refusals.add(
          Diagnostic.error(
              "publish-env-file",
              "env_file: '" + file.written() + "' may hold secrets",
              "Allow it with --with-env, or take env_file out.",
              file.location()));
    }
  }
}
