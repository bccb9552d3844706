package compose.orchestrator.registry;

/** What docker compose calls an artifact that is a project, and the parts of it. */
public final class ComposeArtifact {

  /** Type of the artifact. */
  public static final String TYPE = "application/vnd.docker.compose.project";

  /** Media type of a Compose file. */
  public static final String FILE = "application/vnd.docker.compose.file+yaml";

  /** Media type of an env file. */
  public static final String ENVIRONMENT_FILE = "application/vnd.docker.compose.envfile";

  /** Media type of the configuration where registries know no types of artifacts. */
  public static final String OLD_CONFIG = "application/vnd.docker.compose.config.empty.v1+json";

  /** Annotation of a Compose file: its name. */
  public static final String FILE_NAME = "com.docker.compose.file";

  /** Annotation of an env file: its name. */
  public static final String ENVIRONMENT_FILE_NAME = "com.docker.compose.envfile";

  /** Annotation of a Compose file that services of others extend. */
  public static final String EXTENDED = "com.docker.compose.extends";

  /** Annotation of all parts: the version of docker compose that they are for. */
  public static final String VERSION = "com.docker.compose.version";

  private ComposeArtifact() {}
}
