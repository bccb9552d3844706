package compose.orchestrator.engine.docker;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that is sent to the engine. What is null is left out: the engine's own default
 * stands then.
 */
final class JsonObject {
  private final Map<String, Object> fields = new LinkedHashMap<>();

  /** Sets a text, whole number, truth, list, map or object. */
  JsonObject set(String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value);
    }
    return this;
  }

  /** Sets a list that says nothing where it is empty. */
  JsonObject setUnlessEmpty(String name, Collection<?> values) {
    return set(name, values.isEmpty() ? null : List.copyOf(values));
  }

  /** Sets a map that says nothing where it is empty. */
  JsonObject setUnlessEmpty(String name, Map<String, ?> values) {
    return set(name, values.isEmpty() ? null : values);
  }

  /** Sets an object that says nothing where it is empty. */
  JsonObject setUnlessEmpty(String name, JsonObject value) {
    return set(name, value.isEmpty() ? null : value);
  }

  boolean isEmpty() {
    return fields.isEmpty();
  }

  RequestBody body() {
    return RequestBody.json(toString());
  }

  @Override
  public String toString() {
    var json = new StringBuilder(1024);
    object(json, fields);
    return json.toString();
  }

  private static void object(StringBuilder json, Map<?, ?> fields) {
    char before = '{';
    for (Map.Entry<?, ?> field : fields.entrySet()) {
      json.append(before);
      EngineQuery.quote(json, String.valueOf(field.getKey()));
      json.append(':');
      value(json, field.getValue());
      before = ',';
    }
    json.append(fields.isEmpty() ? "{}" : "}");
  }

  private static void value(StringBuilder json, @Nullable Object value) {
    if (value instanceof String text) {
      EngineQuery.quote(json, text);
    } else if (value instanceof Collection<?> values) {
      array(json, values);
    } else {
      fieldsOrPlain(json, value);
    }
  }

  private static void fieldsOrPlain(StringBuilder json, @Nullable Object value) {
    if (value instanceof JsonObject object) {
      object(json, object.fields);
    } else if (value instanceof Map<?, ?> map) {
      object(json, map);
    } else {
      json.append(value);
    }
  }

  private static void array(StringBuilder json, Collection<?> values) {
    char before = '[';
    for (Object value : values) {
      json.append(before);
      value(json, value);
      before = ',';
    }
    json.append(values.isEmpty() ? "[]" : "]");
  }
}
