package compose.orchestrator.loader;

/** What makes two items of a list the same one, so that the later replaces the earlier. */
enum UniqueKey {
  /** Nothing: items may repeat. */
  NONE,
  /** The text before the first {@code =}. */
  NAME,
  /** The path in the container. */
  MOUNT_TARGET,
  /** The device in the container. */
  DEVICE_TARGET,
  /** The target, or the source below {@code /}. */
  CONFIG_TARGET,
  /** The target, or the source below {@code /run/secrets}. */
  SECRET_TARGET,
  /** The path of the file. */
  FILE,
  /** The port as text. */
  EXPOSED_PORT,
  /** Address, ports and protocol together. */
  PUBLISHED_PORT
}
