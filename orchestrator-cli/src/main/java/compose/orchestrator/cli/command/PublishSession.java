package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.view.ProgressLine;
import compose.orchestrator.cli.view.ProgressLine.State;
import compose.orchestrator.cli.view.ProgressView;
import compose.orchestrator.loader.ConfigOutput;
import compose.orchestrator.loader.LoadedProject;
import compose.orchestrator.loader.PinnedImages;
import compose.orchestrator.model.Service;
import compose.orchestrator.publish.OciVersion;
import compose.orchestrator.publish.Publication;
import compose.orchestrator.publish.PublishedFile;
import compose.orchestrator.publish.Publisher;
import compose.orchestrator.registry.Descriptor;
import compose.orchestrator.registry.Registries;
import compose.orchestrator.registry.RegistryException;
import compose.orchestrator.registry.RegistryReference;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where a call of publish sends to, and how. */
final class PublishSession {

  private final Session session;
  private final String address;
  private final RegistryReference target;
  private final @Nullable OciVersion version;
  private final boolean images;
  private final boolean digests;

  PublishSession(Session session, Arguments arguments) {
    this.session = session;
    if (arguments.words().size() != 1) {
      throw arguments.complaint("publish requires exactly 1 argument");
    }
    this.address = arguments.words().getFirst();
    this.target = target(arguments);
    this.version = version(arguments);
    this.images = arguments.flag("--app");
    this.digests = images || arguments.flag("--resolve-image-digests");
  }

  private RegistryReference target(Arguments arguments) {
    try {
      return RegistryReference.parse(address);
    } catch (RegistryException e) {
      throw arguments.complaint(Objects.requireNonNullElse(e.getMessage(), ""));
    }
  }

  private static @Nullable OciVersion version(Arguments arguments) {
    String text = arguments.text("--oci-version", "");
    OciVersion version = OciVersion.of(text);
    if (version == null && !text.isEmpty()) {
      throw arguments.complaint("unsupported OCI version: " + text);
    }
    return version;
  }

  int preview(Publication publication) {
    var text = new StringBuilder("would publish ").append(target).append('\n');
    for (PublishedFile file : publication.files()) {
      text.append("  ").append(file.name()).append(", made of ").append(file.origin());
      text.append(", ").append(file.descriptor().size()).append(" bytes\n");
    }
    text.append(digests ? "  image-digests.yaml\n" : "").append(images ? "  images\n" : "");
    session.print(text.toString());
    return ExitCode.OK;
  }

  int send(LoadedProject loaded, Publication publication) {
    try (ProgressView view = session.progress();
        var registries = registries()) {
      view.show(new ProgressLine(address, "", "publishing", State.WORKING));
      LoadedProject named = digests ? pinned(loaded) : loaded;
      Publication whole =
          digests
              ? publication.withImageDigests(
                  ConfigOutput.yaml(PinnedImages.alone(named, false), true))
              : publication;
      var publisher = new Publisher(registries, target);
      Descriptor project = publisher.publish(whole, version);
      if (images) {
        publisher.publishImages(project, references(named));
      }
      view.show(new ProgressLine(address, "", "published", State.DONE));
      return ExitCode.OK;
    }
  }

  private Registries registries() {
    return new Registries(
        () -> session.engine().registries(), session.surroundings().environment());
  }

  private LoadedProject pinned(LoadedProject loaded) {
    return new PinnedImages(session.engine()::imageDigest).pin(loaded);
  }

  private static List<String> references(LoadedProject named) {
    var references = new TreeSet<String>();
    for (Service service : named.project().services().values()) {
      String image = service.imageSource().image();
      if (image != null) {
        references.add(image);
      }
    }
    return List.copyOf(references);
  }
}
