package compose.orchestrator.files;

/** Whose the files are that come out of an archive or go into one. */
public enum Owners {

  /** Those of who runs this process; in an archive, root's. */
  ROOT,

  /** The user and group that the file has, by number. */
  AS_ON_DISK
}
