package compose.orchestrator.yaml;

import compose.orchestrator.diagnostic.Location;

/** A value in a YAML document, with the place it came from. Nodes never change once made. */
public sealed interface Node permits Scalar, Sequence, Mapping {

  /** Where the value starts. */
  Location location();

  /** What a person calls this kind of value, such as {@code a mapping}. */
  String describe();
}
