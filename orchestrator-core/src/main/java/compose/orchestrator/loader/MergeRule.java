package compose.orchestrator.loader;

/** How a value of a later file meets the value that earlier files gave. */
enum MergeRule {
  /** Mappings key by key, lists one after the other, single values replaced. */
  DEEP,
  /** The later value alone counts. */
  REPLACE,
  /** Both as lists of {@code key=value}, one after the other. */
  LIST,
  /** As {@link #LIST}, without what is there already. */
  HOSTS,
  /** A text is the context of a build. */
  BUILD,
  /** A list of services stands for a mapping with the usual conditions. */
  DEPENDS_ON,
  /** A list of names stands for a mapping without values. */
  NAMES,
  /** Options are merged only where both name the same driver. */
  LOGGING,
  /** Address pools are merged by subnet. */
  POOLS
}
