package compose.orchestrator.model;

import compose.orchestrator.yaml.Attributes;
import java.util.Map;

/**
 * A program that provides a service.
 *
 * @param type program name
 * @param options its options
 */
public record Provider(String type, Map<String, String> options) {

  static Provider decode(Attributes a) {
    return new Provider(a.string("type", ""), a.texts("options"));
  }
}
