package compose.orchestrator.engine.docker;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.BuildOptions;
import compose.orchestrator.engine.BuildRequest;
import compose.orchestrator.model.Build;
import compose.orchestrator.model.Ulimit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Builds an image with the engine's own builder. */
final class ImageBuild {
  private final EngineTransport transport;
  private final RegistryCredentials credentials;

  ImageBuild(EngineTransport transport, RegistryCredentials credentials) {
    this.transport = transport;
    this.credentials = credentials;
  }

  String build(BuildRequest request, Consumer<String> output) {
    refuseWhatItCannot(request);
    noteWhatItLeavesOut(request, output);
    try (EngineResponse response = transport.call(call(request))) {
      String id = new BuildOutput(request, output).follow(new JsonReader(response.body()));
      response.drain();
      push(request, output);
      return id;
    } catch (IOException e) {
      throw EngineFailures.lost(transport.address(), e);
    }
  }

  private void push(BuildRequest request, Consumer<String> output) {
    for (String image : request.options().push() ? request.tags() : List.<String>of()) {
      output.accept("Pushing " + image);
      new ImagePush(transport, credentials).push(image, _ -> {});
    }
  }

  /** Leaving these out would make another image, or fail somewhere in the middle. */
  private static void refuseWhatItCannot(BuildRequest request) {
    Build build = request.build();
    BuildOptions options = request.options();
    List<String> beyond = new ArrayList<>();
    name(beyond, "build.secrets", !build.secrets().isEmpty());
    name(beyond, "build.ssh", !build.ssh().isEmpty());
    name(beyond, "build.additional_contexts", !build.additionalContexts().isEmpty());
    name(beyond, "build.entitlements", !build.entitlements().isEmpty());
    name(beyond, "build.privileged", build.privileged());
    name(beyond, "build.platforms", request.platforms().size() > 1);
    name(beyond, "--ssh", !options.ssh().isEmpty());
    name(beyond, "--check", options.check());
    name(beyond, "--builder", options.builder() != null);
    if (!beyond.isEmpty()) {
      throw new EngineException(
          "builder-too-simple",
          "the engine's own builder does not know " + String.join(", ", beyond),
          "install docker buildx, which does, or leave them out");
    }
  }

  private static void noteWhatItLeavesOut(BuildRequest request, Consumer<String> output) {
    Build build = request.build();
    List<String> left = new ArrayList<>();
    name(left, "build.cache_to", !build.cacheTo().isEmpty());
    name(left, "build.provenance", build.provenance() != null);
    name(left, "build.sbom", build.sbom() != null);
    name(left, "build.no_cache_filter", !build.noCacheFilter().isEmpty());
    name(left, "--provenance", request.options().provenance() != null);
    name(left, "--sbom", request.options().sbom() != null);
    if (!left.isEmpty()) {
      output.accept(
          "note: the engine's own builder does not know " + String.join(", ", left) + ": left out");
    }
  }

  private static void name(List<String> names, String name, boolean used) {
    if (used) {
      names.add(name);
    }
  }

  private EngineCall call(BuildRequest request) {
    Build build = request.build();
    var query = new EngineQuery("/build").flag("rm", true).flag("forcerm", true);
    boolean remote = build.isRemote();
    RequestBody body = RequestBody.NONE;
    if (remote) {
      query.with("remote", build.context());
      query.with("dockerfile", build.dockerfile() == null ? "Dockerfile" : build.dockerfile());
    } else {
      BuildContext context =
          BuildContext.of(request.context(), build.dockerfile(), build.dockerfileInline());
      query.with("dockerfile", context.dockerfile());
      body = RequestBody.tar(context::writeTo);
    }
    options(request, query);
    return EngineCall.post(query.toString(), body)
        .with("X-Registry-Config", credentials.headerForAll());
  }

  private void options(BuildRequest request, EngineQuery query) {
    Build build = request.build();
    request.tags().forEach(tag -> query.with("t", tag));
    query.flag("nocache", request.options().noCache() || build.noCache());
    query.flag("pull", request.options().pull() || build.pull());
    maybe(query, "platform", request.platforms().isEmpty() ? null : request.platforms().getFirst());
    maybe(query, "target", build.target());
    maybe(query, "networkmode", build.network());
    maybe(query, "isolation", build.isolation());
    if (build.shmSize() != null) {
      query.with("shmsize", Long.toString(build.shmSize()));
    }
    build.extraHosts().forEach(host -> query.with("extrahosts", host.replaceFirst("=", ":")));
    if (request.options().memory() != null) {
      query.with("memory", Long.toString(request.options().memory()));
    }
    maybe(query, "buildargs", object(request.args()));
    maybe(query, "labels", object(request.labels()));
    maybe(query, "cachefrom", list(build.cacheFrom()));
    maybe(query, "ulimits", ulimits(build.ulimits()));
  }

  private static void maybe(EngineQuery query, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      query.with(name, value);
    }
  }

  private static @Nullable String object(Map<String, String> values) {
    if (values.isEmpty()) {
      return null;
    }
    var json = new StringBuilder("{");
    values.forEach((name, value) -> {
      json.append(json.length() > 1 ? "," : "");
      EngineQuery.quote(json, name);
      json.append(':');
      EngineQuery.quote(json, value);
    });
    return json.append('}').toString();
  }

  private static @Nullable String list(List<String> values) {
    if (values.isEmpty()) {
      return null;
    }
    var json = new StringBuilder("[");
    for (String value : values) {
      json.append(json.length() > 1 ? "," : "");
      EngineQuery.quote(json, value);
    }
    return json.append(']').toString();
  }

  private static @Nullable String ulimits(Map<String, Ulimit> limits) {
    if (limits.isEmpty()) {
      return null;
    }
    var json = new StringBuilder("[");
    limits.forEach((name, limit) -> {
      json.append(json.length() > 1 ? "," : "").append("{\"Name\":");
      EngineQuery.quote(json, name);
      json.append(",\"Soft\":").append(limit.soft());
      json.append(",\"Hard\":").append(limit.hard()).append('}');
    });
    return json.append(']').toString();
  }
}
