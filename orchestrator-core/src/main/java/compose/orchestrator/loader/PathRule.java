package compose.orchestrator.loader;

/** Which values are paths, and what they are relative to. */
enum PathRule {
  NONE,
  /** A local file or folder. */
  FILE,
  /** A folder, or something that only the builder can resolve. */
  CONTEXT,
  /** A path that may also be absolute on Windows. */
  HOST,
  /** A file of another project, maybe a remote one. */
  RESOURCE,
  /** A watched file or folder, followed to where its links lead. */
  WATCHED,
  /** The source of a mount of type bind. */
  MOUNT,
  /** The device of a local volume that is a bind mount. */
  VOLUME
}
