package compose.orchestrator.model;

/** Labels by which Compose tools know what belongs to a project. */
public final class ComposeLabels {

  private static final String PREFIX = "com.docker.compose.";

  /** Name of the project. */
  public static final String PROJECT = PREFIX + "project";

  /** Name of the service. */
  public static final String SERVICE = PREFIX + "service";

  /** Number of the container in its service, from 1. */
  public static final String CONTAINER_NUMBER = PREFIX + "container-number";

  /** {@code True} for containers made by {@code run}. */
  public static final String ONE_OFF = PREFIX + "oneoff";

  /** What tells a container made by {@code run} from others of its kind: 64 hexadecimal digits. */
  public static final String SLUG = PREFIX + "slug";

  /** Hash of the configuration it was made from. */
  public static final String CONFIG_HASH = PREFIX + "config-hash";

  /** Id of the image it was made from. */
  public static final String IMAGE = PREFIX + "image";

  /** Dependencies as {@code service:condition:restart}, comma-separated. */
  public static final String DEPENDS_ON = PREFIX + "depends_on";

  /** Folder of the project. */
  public static final String WORKING_DIR = PREFIX + "project.working_dir";

  /** Files of the project, comma-separated. */
  public static final String CONFIG_FILES = PREFIX + "project.config_files";

  /** Environment files of the project, comma-separated. */
  public static final String ENVIRONMENT_FILE = PREFIX + "project.environment_file";

  /** Version of the tool whose hashes and labels these are. */
  public static final String VERSION = PREFIX + "version";

  /** What a container made by a replacement took the place of. */
  public static final String REPLACE = PREFIX + "replace";

  /** Point at which the container's hook is run: {@code pre_start}. */
  public static final String HOOK = PREFIX + "hook";

  /** Key of the network. */
  public static final String NETWORK = PREFIX + "network";

  /** Key of the volume. */
  public static final String VOLUME = PREFIX + "volume";

  /**
   * Hash of what cannot be changed about a container that is there: with it a limit can be changed
   * in place although the hash above is that of the limits it was made with. Not of docker compose.
   */
  public static final String FIXED_HASH = "compose.orchestrator.fixed-hash";

  /**
   * What a container or network was made of and the engine does not show, as JSON in Base64; see
   * {@link UnseenPart}. Not of docker compose.
   */
  public static final String UNSEEN = "compose.orchestrator.unseen";

  /**
   * Start of the labels that tell what was copied into a container, such as {@code
   * compose.orchestrator.content.configs.app}. Not of docker compose.
   */
  public static final String CONTENT = "compose.orchestrator.content.";

  /** Id of the operation that made it, in the journal. Not of docker compose. */
  public static final String OPERATION = "compose.orchestrator.operation";

  /** Number of the step of the operation that made it. Not of docker compose. */
  public static final String NODE = "compose.orchestrator.node";

  /**
   * Name of the project that a lock is for, and start of the labels that tell of the lock. Not of
   * docker compose.
   */
  public static final String LOCK = "compose.orchestrator.lock";

  /**
   * Name of a project that must not be started on this engine, on an empty volume. Not of docker
   * compose.
   */
  public static final String FENCE = "compose.orchestrator.fence";

  /** Why it must not be started, for people. Not of docker compose. */
  public static final String FENCE_REASON = "compose.orchestrator.fence.reason";

  /**
   * Name of the project that is moved, on an empty volume that stands for how far that has come;
   * start of the labels that tell more. Not of docker compose.
   */
  public static final String MIGRATION = "compose.orchestrator.migration";

  /** The version of docker compose whose names, labels and hashes this tool writes. */
  public static final String COMPATIBLE_VERSION = "2.40.3";

  private ComposeLabels() {}
}
