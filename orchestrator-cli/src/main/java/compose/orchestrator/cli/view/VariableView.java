package compose.orchestrator.cli.view;

import compose.orchestrator.loader.Variable;
import compose.orchestrator.yaml.JsonWriter;
import java.util.Collection;

/** The variables that files refer to, as {@code config --variables} shows them. */
public final class VariableView {

  private static final int LEAST_WIDTH = 20;

  private VariableView() {}

  /** A line each. */
  public static String table(Collection<Variable> variables) {
    var table = new Table(LEAST_WIDTH, "NAME", "REQUIRED", "DEFAULT VALUE", "ALTERNATE VALUE");
    for (Variable variable : variables) {
      table.row(
          variable.name(),
          Boolean.toString(variable.required()),
          variable.defaultValue(),
          variable.presenceValue());
    }
    return table.toString();
  }

  /** One object with an object for each, and an empty line after it. */
  public static String json(Collection<Variable> variables) {
    var json = new StringBuilder("{");
    for (Variable variable : variables) {
      json.append(json.length() > 1 ? ",\n    " : "\n    ");
      append(json, variable);
    }
    return json.append(variables.isEmpty() ? "}\n\n" : "\n}\n\n").toString();
  }

  private static void append(StringBuilder json, Variable variable) {
    json.append(JsonWriter.string(variable.name())).append(": {\n");
    field(json, "Name", JsonWriter.string(variable.name())).append(",\n");
    field(json, "DefaultValue", JsonWriter.string(variable.defaultValue())).append(",\n");
    field(json, "PresenceValue", JsonWriter.string(variable.presenceValue())).append(",\n");
    field(json, "Required", Boolean.toString(variable.required())).append("\n    }");
  }

  private static StringBuilder field(StringBuilder json, String name, String value) {
    return json.append("        \"").append(name).append("\": ").append(value);
  }
}
