package compose.orchestrator.publish;

import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.registry.ComposeArtifact;
import compose.orchestrator.registry.Descriptor;
import compose.orchestrator.registry.Digest;
import compose.orchestrator.registry.Manifest;
import compose.orchestrator.registry.Registries;
import compose.orchestrator.registry.RegistryException;
import compose.orchestrator.registry.RegistryReference;
import compose.orchestrator.registry.Repository;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends publications to a registry. */
public final class Publisher {

  private final Registries registries;
  private final RegistryReference target;
  private final Repository repository;

  /** To one place. */
  public Publisher(Registries registries, RegistryReference target) {
    this.registries = registries;
    this.target = target;
    this.repository = registries.writing(target);
  }

  /**
   * Sends a publication; what the registry has already is not sent again.
   *
   * @param version how its manifest is written; null for 1.1, or 1.0 where the registry refuses
   *     that
   * @return what it is known by
   * @throws UsageException with code {@code publish-failed} where the registry refuses
   */
  public Descriptor publish(Publication publication, @Nullable OciVersion version) {
    try {
      var layers = new ArrayList<Descriptor>();
      repository.push(OciVersion.config());
      for (PublishedFile file : publication.files()) {
        repository.push(file.content());
        layers.add(file.descriptor());
      }
      return push(layers, version);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private Descriptor push(List<Descriptor> layers, @Nullable OciVersion version)
      throws IOException {
    if (version != null) {
      return push(version.manifest(layers));
    }
    try {
      return push(OciVersion.V1_1.manifest(layers));
    } catch (RegistryException e) {
      if (e.isDenied() || e.status() / 100 != 4) {
        throw e;
      }
      return push(OciVersion.V1_0.manifest(layers));
    }
  }

  private Descriptor push(Manifest manifest) throws IOException {
    Digest digest = repository.push(manifest, target.version());
    int size = manifest.json().length;
    return new Descriptor(manifest.mediaType(), digest, size, manifest.artifactType(), Map.of());
  }

  /**
   * Brings images beside a published project, so that it needs no other registry, and lists them in
   * an index that refers to it.
   *
   * @param images their references, digests included
   * @throws UsageException with code {@code publish-failed} where a registry refuses
   */
  public void publishImages(Descriptor project, List<String> images) {
    try {
      var listed = new ArrayList<Descriptor>();
      for (String image : images) {
        listed.add(repository.copy(registries.reading(RegistryReference.parse(image))));
      }
      var annotations = Map.of(ComposeArtifact.VERSION, ComposeLabels.COMPATIBLE_VERSION);
      var index = new Manifest(Manifest.INDEX, "", null, List.of(), listed, project, annotations);
      repository.push(index, Digest.of(index.json()).toString());
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private UsageException failed(IOException e) {
    boolean denied = e instanceof RegistryException refusal && refusal.isDenied();
    return new UsageException(
        denied ? "publish-denied" : "publish-failed",
        "cannot publish " + target + ": " + e.getMessage(),
        denied
            ? "log in as somebody who may write there: docker login " + target.registry()
            : "see whether the address is right and the registry takes artifacts");
  }
}
