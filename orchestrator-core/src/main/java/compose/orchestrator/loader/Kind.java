package compose.orchestrator.loader;

/** The canonical form of an attribute: how it is written, and when it is left out. */
enum Kind {
  /** Whatever is there. */
  ANY,
  /** Read, but without effect: not part of the canonical form. */
  DROPPED,
  /** A text; left out where empty. */
  TEXT,
  /** A truth value; left out where false. */
  FLAG,
  /** A truth value; never left out. */
  REQUIRED_FLAG,
  /** A truth value; left out where absent. */
  CHOICE,
  /** A whole number; left out where 0. */
  INTEGER,
  /** A whole number; left out where absent. */
  OPTIONAL_INTEGER,
  /** A whole number from 0 on that cannot be given as text; left out where 0. */
  NATURAL,
  /** As {@link #NATURAL}, left out where absent. */
  OPTIONAL_NATURAL,
  /** A single precision number; left out where 0. */
  FLOAT,
  /** A size in bytes, as text; left out where 0. */
  BYTES,
  /** As {@link #BYTES}, never left out. */
  REQUIRED_BYTES,
  /** A duration; left out where 0. */
  DURATION,
  /** A duration; left out where absent. */
  OPTIONAL_DURATION,
  /** Octal permissions as text; left out where absent. */
  FILE_MODE,
  /** Words of a command line; null where absent. */
  COMMAND,
  /** A health check's test: a text stands for a shell command. */
  TEST,
  /** A list of texts; left out where empty. */
  TEXTS,
  /** A list of texts or numbers, all as texts; left out where empty. */
  NUMBERS_OR_TEXTS,
  /** Names with texts or null; left out where empty. */
  VARIABLES,
  /** Names with texts; left out where empty. */
  LABELS,
  /** Names with texts or whole numbers, all as texts; left out where empty. */
  OPTIONS,
  /** Names with lists of texts; left out where empty. */
  MULTIPLE,
  /** Host names with addresses, as a sorted list of {@code host=address}. */
  HOSTS,
  /** A number of devices; {@code all} is -1. */
  DEVICE_COUNT,
  /** A number, or a soft and a hard one. */
  LIMIT,
  /** Path of an environment file, with more only where it may be missing. */
  ENVIRONMENT_FILE,
  /** Keys of an SSH agent, one {@code id} or {@code id: path} each. */
  SSH,
  /** A mapping of named attributes; left out where absent. */
  STRUCT,
  /** A mapping of named attributes; never left out. */
  REQUIRED_STRUCT,
  /** Free names, each with a mapping of named attributes; left out where empty. */
  STRUCTS,
  /** A list of mappings of named attributes; left out where empty. */
  LIST,
  /** A text; never left out. */
  REQUIRED_TEXT,
  /** A whole number; never left out. */
  REQUIRED_INTEGER,
  /** A whole number from 0 on; never left out. */
  REQUIRED_NATURAL
}
