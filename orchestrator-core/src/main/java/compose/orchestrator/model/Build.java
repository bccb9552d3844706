package compose.orchestrator.model;

import compose.orchestrator.yaml.Attributes;
import compose.orchestrator.yaml.Node;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How an image is built (Compose Build Specification).
 *
 * @param context folder, or URL of a repository or archive
 * @param dockerfile path below the context, or null
 * @param dockerfileInline the Dockerfile itself, or null
 * @param args build arguments; null takes the value from the environment
 * @param labels labels of the image
 * @param cacheFrom images or caches to take layers from
 * @param cacheTo where to export the cache
 * @param noCache whether to build every layer anew
 * @param pull whether to look for newer base images
 * @param target stage to stop at, or null
 * @param network network mode of RUN steps, or null
 * @param extraHosts additional host=address entries
 * @param shmSize size of /dev/shm in bytes, or null
 * @param tags further tags of the image
 * @param platforms platforms to build for
 * @param privileged whether RUN steps have all rights
 * @param isolation isolation technology (Windows), or null
 * @param ulimits limits of RUN steps by name
 * @param additionalContexts further named contexts
 * @param ssh ssh agents or keys, as id=path
 * @param secrets secrets given to RUN steps
 * @param entitlements extra rights given to the builder
 * @param provenance provenance attestation, or null
 * @param sbom software bill of materials, or null
 * @param noCacheFilter stages to build anew
 */
public record Build(
    String context,
    @Nullable String dockerfile,
    @Nullable String dockerfileInline,
    Map<String, @Nullable String> args,
    Map<String, String> labels,
    List<String> cacheFrom,
    List<String> cacheTo,
    boolean noCache,
    boolean pull,
    @Nullable String target,
    @Nullable String network,
    List<String> extraHosts,
    @Nullable Long shmSize,
    List<String> tags,
    List<String> platforms,
    boolean privileged,
    @Nullable String isolation,
    Map<String, Ulimit> ulimits,
    Map<String, String> additionalContexts,
    List<String> ssh,
    List<FileReference> secrets,
    List<String> entitlements,
    @Nullable Node provenance,
    @Nullable Node sbom,
    List<String> noCacheFilter) {

  /** Services whose images it starts from. */
  public List<String> bases() {
    String service = "service:";
    return additionalContexts.values().stream()
        .filter(context -> context.startsWith(service))
        .map(context -> context.substring(service.length()))
        .toList();
  }

  /** Whether the context is fetched from elsewhere: a repository or an archive. */
  public boolean isRemote() {
    return context.contains("://")
        || context.startsWith("git@")
        || context.startsWith("github.com/");
  }

  /**
   * Build arguments with their values. One without a value takes it from the environment, or is
   * left out.
   *
   * @param further arguments that override the file's
   */
  public Map<String, String> arguments(
      Map<String, String> environment, Map<String, String> further) {
    var arguments = new TreeMap<String, String>();
    args.forEach((name, value) -> {
      String given = value == null ? environment.get(name) : value;
      if (given != null) {
        arguments.put(name, given);
      }
    });
    arguments.putAll(further);
    return arguments;
  }

  static Build decode(Attributes a) {
    return new Build(
        a.string("context", "."),
        a.string("dockerfile"),
        a.string("dockerfile_inline"),
        a.nullableTexts("args"),
        a.texts("labels"),
        a.strings("cache_from"),
        a.strings("cache_to"),
        a.isTrue("no_cache"),
        a.isTrue("pull"),
        a.string("target"),
        a.string("network"),
        a.strings("extra_hosts"),
        a.integer("shm_size"),
        a.strings("tags"),
        a.strings("platforms"),
        a.isTrue("privileged"),
        a.string("isolation"),
        a.named("ulimits", Ulimit::decode),
        a.texts("additional_contexts"),
        a.strings("ssh"),
        a.objects("secrets", FileReference::decode),
        a.strings("entitlements"),
        a.node("provenance"),
        a.node("sbom"),
        a.strings("no_cache_filter"));
  }
}
