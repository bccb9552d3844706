package compose.orchestrator.loader;

/** What a text becomes right after interpolation. */
enum Cast {
  NONE,
  INTEGER,
  FLOAT,
  FLOAT32,
  BOOLEAN
}
