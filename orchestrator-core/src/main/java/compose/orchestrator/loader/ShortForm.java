package compose.orchestrator.loader;

/** Which short spelling of an attribute stands for which long one. */
enum ShortForm {
  NONE,
  BUILD,
  FILE_REFERENCE,
  /** A truth value stands for its text. */
  TEXT,
  /** A list of {@code key=value} stands for a mapping. */
  KEY_VALUES,
  DEPENDS_ON,
  ENVIRONMENT_FILES,
  /** A single text stands for a list of one. */
  ONE_OR_MORE,
  /** As {@link #ONE_OR_MORE}; empty texts are left out. */
  NAME_SERVERS,
  EXTENDS,
  GPUS,
  /** A list of names stands for a mapping without values. */
  NAMES,
  MOUNT,
  DEVICE,
  PORTS,
  SSH,
  LIMIT,
  EXTERNAL,
  INCLUDE
}
