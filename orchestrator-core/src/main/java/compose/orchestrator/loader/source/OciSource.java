package compose.orchestrator.loader.source;

import compose.orchestrator.registry.ComposeArtifact;
import compose.orchestrator.registry.Descriptor;
import compose.orchestrator.registry.Manifest;
import compose.orchestrator.registry.Registries;
import compose.orchestrator.registry.RegistryAccess;
import compose.orchestrator.registry.RegistryReference;
import compose.orchestrator.registry.Repository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Fetches projects from registries; each is fetched once. */
public final class OciSource {

  /** What the address of a project in a registry begins with. */
  public static final String PREFIX = "oci://";

  private final Supplier<RegistryAccess> access;
  private final Map<String, String> environment;
  private final Map<String, Path> known = new HashMap<>();

  /**
   * Asks as the user who has logged in.
   *
   * @param environment names the cache, proxies and the file of trusted certificates
   */
  public OciSource(Supplier<RegistryAccess> access, Map<String, String> environment) {
    this.access = access;
    this.environment = environment;
  }

  /**
   * The local copy of the Compose file that a project begins with.
   *
   * @param address {@code oci://HOST/REPOSITORY[:TAG][@DIGEST]}
   * @throws IOException where it cannot be had, with the registry's own words
   */
  public Path fetch(String address) throws IOException {
    Path file = known.get(address);
    if (file == null) {
      var reference = RegistryReference.parse(address.substring(PREFIX.length()));
      try (var registries = new Registries(access, environment)) {
        file = fetch(registries.reading(reference));
        known.put(address, file);
      }
    }
    return file;
  }

  private Path fetch(Repository repository) throws IOException {
    Repository.Fetched fetched = repository.manifest();
    Manifest manifest = fetched.manifest();
    Manifest project = manifest.isIndex() ? project(repository, manifest) : manifest;
    Path cache = CacheFolder.of(environment);
    var copy = new OciCopy(cache, fetched.digest().hex(), OciFiles.of(project));
    if (!copy.isWhole()) {
      copy.fetch(repository);
    }
    return copy.main();
  }

  private static Manifest project(Repository repository, Manifest index) throws IOException {
    for (Descriptor manifest : index.manifests()) {
      if (manifest.artifactType().equals(ComposeArtifact.TYPE)) {
        return repository.manifest(manifest.digest()).manifest();
      }
    }
    throw new IOException("none of the manifests it lists is a Compose project");
  }
}
