package compose.orchestrator.engine;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.registry.RegistryAccess;
import java.io.Closeable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a container engine, in the terms of the Docker Engine API. Reading methods take
 * one request each. Every method may throw {@link compose.orchestrator.diagnostic.EngineException},
 * whose status is the engine's own.
 *
 * <p>All methods may be called from several threads at once; interrupting a thread ends its call.
 */
public interface EngineGateway extends Closeable {

  /** Version and platform of the engine ({@code GET /version}). */
  EngineVersion version();

  /** What the engine adds to containers by itself, and what it drops ({@code GET /info}). */
  EngineDefaults defaults();

  /** The machine that the engine runs on ({@code GET /info}). */
  EngineHost host();

  /** Whether the engine runs on this machine, so that its host ports are this machine's. */
  boolean isLocal();

  /**
   * What the engine is too old for of what a container asks for. Needs no request once the engine
   * has answered any.
   */
  List<UnmetRequirement> unmet(ContainerRequest request);

  /** Likewise of what a network asks for. */
  List<UnmetRequirement> unmet(NetworkRequest request);

  // --- reading

  /**
   * All containers, running or not, that carry the label (and value, after =) ({@code GET
   * /containers/json}).
   */
  List<ContainerSummary> containers(List<String> labels);

  /**
   * One container ({@code GET /containers/ID/json}), or null where there is none of that name or
   * id.
   */
  @Nullable ContainerDetails container(String idOrName);

  /** All networks of the engine ({@code GET /networks}), without their containers. */
  List<NetworkDetails> networks();

  /** All volumes of the engine ({@code GET /volumes}). */
  List<VolumeDetails> volumes();

  /**
   * One image with its defaults ({@code GET /images/REF/json}), or null where it is not on the
   * engine.
   */
  @Nullable ImageDetails image(String reference);

  /** The images on the engine that have one of the references ({@code GET /images/json}). */
  List<ImageSummary> images(List<String> references);

  /**
   * The digest, such as {@code sha256:…}, that a reference has in its registry now ({@code GET
   * /distribution/REF/json}). The engine asks the registry with the user's login.
   */
  String imageDigest(String reference);

  // --- images

  /** Pulls an image; progress comes as it is made ({@code POST /images/create}). */
  void pull(String reference, @Nullable String platform, Consumer<ImageProgress> progress);

  /**
   * Pushes an image to the registry that its name says, with the user's login there ({@code POST
   * /images/NAME/push}).
   */
  void push(String reference, Consumer<ImageProgress> progress);

  /**
   * Builds an image: with the buildx plugin where it is there and wanted, else with the engine's
   * own builder ({@code POST /build}).
   *
   * @return the id of the image
   */
  String build(BuildRequest request, Consumer<String> output);

  /**
   * A configuration file for docker's client that holds the user's logins at registries and nothing
   * else, as JSON; asks credential helpers.
   */
  String logins();

  /**
   * The user's logins at registries, and which of them may be asked without TLS ({@code GET
   * /info}). The engine is asked for the latter alone, and not before that is wanted.
   */
  RegistryAccess registries();

  /** What the user should know of how images are built here. Asks nobody. */
  List<Diagnostic> builderNotes();

  /** Build arguments that the user's settings give to every build: proxies. Asks nobody. */
  Map<String, String> buildArguments();

  /** Removes an image ({@code DELETE /images/REF}); one that is not there is no error. */
  void removeImage(String reference);

  /** Images as archives. */
  ImageArchives imageArchives();

  // --- networks and volumes

  /** Makes a network and returns its id ({@code POST /networks/create}). */
  String createNetwork(NetworkRequest request);

  /** Removes a network ({@code DELETE /networks/ID}); one that is not there is no error. */
  void removeNetwork(String idOrName);

  /**
   * Joins a container to a network with all of the endpoint's settings ({@code POST
   * /networks/ID/connect}).
   */
  void connect(String network, String container, EndpointRequest endpoint);

  /** Takes a container off a network ({@code POST /networks/ID/disconnect}). */
  void disconnect(String network, String container, boolean force);

  /** Makes a volume ({@code POST /volumes/create}). */
  void createVolume(VolumeRequest request);

  /**
   * Removes a volume with its data ({@code DELETE /volumes/NAME}); one that is not there is no
   * error.
   */
  void removeVolume(String name);

  // --- containers

  /** Makes a container and returns its id ({@code POST /containers/create}). */
  String createContainer(ContainerRequest request);

  /** Starts a container ({@code POST /containers/ID/start}); one that runs is no error. */
  void start(String container);

  /**
   * Asks a container to end and kills it after the time ({@code POST /containers/ID/stop}).
   *
   * @param timeout null for the container's own
   */
  void stop(String container, @Nullable Duration timeout);

  /** Sends a signal ({@code POST /containers/ID/kill}); one that does not run is no error. */
  void kill(String container, String signal);

  /** Freezes a running container ({@code POST /containers/ID/pause}). */
  void pause(String container);

  /** Lets a paused container go on ({@code POST /containers/ID/unpause}). */
  void unpause(String container);

  /** Removes a container ({@code DELETE /containers/ID}); one that is not there is no error. */
  void removeContainer(String container, boolean force, boolean anonymousVolumes);

  /** Gives a container another name ({@code POST /containers/ID/rename}). */
  void rename(String container, String name);

  /**
   * Changes limits and the restart policy of a container, whether it runs or not ({@code POST
   * /containers/ID/update}).
   */
  void update(String container, ContainerUpdate update);

  /** Writes a file into a container ({@code PUT /containers/ID/archive}). */
  void copyInto(String container, FileContent file);

  /** The files of containers. */
  ContainerFiles files();

  /** The processes of a running container ({@code GET /containers/ID/top}). */
  ContainerProcesses processes(String container);

  /**
   * What a container uses; takes a second or two to find out ({@code GET /containers/ID/stats}).
   */
  ContainerStatistics statistics(String container);

  /**
   * Runs a command in a running container and returns its exit code ({@code POST
   * /containers/ID/exec}).
   */
  int exec(String container, ExecRequest request, OutputSink output);

  /** Runs a command in a running container without waiting for its end. */
  void execDetached(String container, ExecRequest request);

  // --- streams

  /**
   * Copies a container's output until it ends or, with follow, until the container does ({@code GET
   * /containers/ID/logs}).
   */
  void logs(String container, LogRequest request, OutputSink output);

  /**
   * Follows a container's output from its next start on, without losing a line ({@code POST
   * /containers/ID/attach}): returns once the engine has answered.
   */
  OutputStreamHandle attach(String container, AttachRequest request, OutputSink output);

  /**
   * Tells a running container the size of its terminal ({@code POST /containers/ID/resize}).
   *
   * @param rows lines
   * @param columns characters in a line
   */
  void resize(String container, int rows, int columns);

  /**
   * The keys that the user leaves a terminal with, from docker's own settings; null where they name
   * none.
   */
  @Nullable String detachKeys();

  /**
   * Waits until a container does not run any more and returns its exit code ({@code POST
   * /containers/ID/wait}).
   */
  int waitUntilStopped(String container);

  /**
   * Hears the events of containers with the label until closed ({@code GET /events}). Returns once
   * the engine has answered, so that nothing that happens after the call is missed. Where the
   * engine ends the stream, the last event is {@link ContainerEvent#engineLost}.
   */
  EventSubscription events(List<String> labels, Consumer<ContainerEvent> consumer);

  /**
   * The same for a span of time, after whose end the last event is {@link
   * ContainerEvent#engineLost}.
   *
   * @param since RFC 3339, seconds since 1970 or a duration such as 10m before now; null for now
   * @param until likewise; null for never
   */
  EventSubscription events(
      List<String> labels,
      @Nullable String since,
      @Nullable String until,
      Consumer<ContainerEvent> consumer);

  @Override
  void close();
}
