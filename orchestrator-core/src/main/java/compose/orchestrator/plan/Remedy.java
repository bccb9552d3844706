package compose.orchestrator.plan;

/** What {@code up} does about something that is not as the files say. */
public enum Remedy {
  /** It is made. */
  CREATE,
  /** Another one takes its place. */
  REPLACE,
  /** It is changed while it stays. */
  UPDATE,
  /** It is put on its networks, and taken off others. */
  RECONNECT,
  /** It gets its name back. */
  RENAME,
  /** It is started. */
  START,
  /** It is removed. */
  REMOVE,
  /** It is left as it is. */
  NOTHING
}
