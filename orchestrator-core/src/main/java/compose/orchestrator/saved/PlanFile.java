package compose.orchestrator.saved;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.model.ConfigHash;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.ProjectOrigin;
import compose.orchestrator.yaml.Attributes;
import compose.orchestrator.yaml.Document;
import compose.orchestrator.yaml.JsonWriter;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.MappingBuilder;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Tree;
import compose.orchestrator.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Saved plans as JSON. */
final class PlanFile {

  private static final String FORMAT = "orchestrator-plan";
  private static final long VERSION = 1;
  private static final String CHECKSUM = "checksum";

  private PlanFile() {}

  static String write(SavedPlan plan) {
    ProjectOrigin origin = plan.project().origin();
    Tree from = new Tree().put("working_dir", origin.workingDirectory());
    from.put("config_files", Tree.of(origin.configFiles()));
    from.put("environment_files", Tree.of(origin.environmentFiles()));
    from.put("disabled_services", Tree.of(origin.disabledServices()));
    var facts = new Tree();
    plan.facts().forEach((name, values) -> facts.put(name, Tree.of(values)));
    var tree = new Tree().put("format", FORMAT).put("version", VERSION).put("tool", plan.tool());
    tree.put("origin", from.build()).put("request", SavedRequest.write(plan.request()));
    tree.put("variables", Tree.of(plan.variables())).put("state", facts.build());
    tree.put("steps", parsed(plan.steps(), "steps"))
        .put("project", Values.without(plan.project().tree()))
        .put("build_bases", plan.project().baseTree());
    String checksum = checksum(tree.build());
    return JsonWriter.pretty(tree.put(CHECKSUM, checksum).build()) + "\n";
  }

  static SavedPlan read(String text, String file) {
    if (!(parsed(text, file) instanceof Mapping tree)) {
      throw unreadable(file);
    }
    Attributes a = Attributes.of("", tree);
    if (!FORMAT.equals(a.string("format"))) {
      throw unreadable(file);
    }
    if (!String.valueOf(VERSION).equals(a.string("version"))) {
      throw new UsageException(
          "plan-version",
          file + " has version " + a.string("version") + " of saved plans, expected " + VERSION,
          "save a new plan with this version of the tool");
    }
    Mapping content = new MappingBuilder(tree).remove(CHECKSUM).build();
    if (!checksum(content).equals(a.string(CHECKSUM))) {
      throw new UsageException(
          "plan-damaged",
          file + " is not as it was saved: its checksum is wrong",
          "plans cannot be edited; save a new one");
    }
    return plan(a);
  }

  private static SavedPlan plan(Attributes a) {
    Attributes from = a.of("origin");
    var origin =
        new ProjectOrigin(
            from.string("working_dir", ""),
            from.strings("config_files"),
            from.strings("environment_files"),
            from.strings("disabled_services"),
            Map.of());
    Node steps = a.node("steps");
    return new SavedPlan(
        project(a, origin),
        SavedRequest.read(a.of("request")),
        facts(a),
        new TreeMap<>(a.texts("variables")),
        steps == null ? "" : JsonWriter.identity(steps),
        a.string("tool", ""));
  }

  private static Project project(Attributes a, ProjectOrigin origin) {
    if (!(a.node("project") instanceof Mapping tree)) {
      return Project.named("");
    }
    return a.node("build_bases") instanceof Mapping bases
        ? Project.of(tree, bases, origin)
        : Project.of(tree, origin);
  }

  private static Map<String, Map<String, String>> facts(Attributes a) {
    var facts = new TreeMap<String, Map<String, String>>();
    if (a.node("state") instanceof Mapping state) {
      for (String name : state.entries().keySet()) {
        facts.put(name, a.of("state").texts(name));
      }
    }
    return facts;
  }

  /** JSON in a form that does not depend on how it was written. */
  static String canonical(String json) {
    return JsonWriter.identity(parsed(json, "steps"));
  }

  private static String checksum(Mapping tree) {
    return "sha256:" + ConfigHash.text(JsonWriter.identity(tree));
  }

  private static Node parsed(String json, String file) {
    var findings = new ArrayList<Diagnostic>();
    List<Document> documents = YamlReader.read(json, file, findings::add);
    if (!findings.isEmpty() || documents.size() != 1) {
      throw unreadable(file);
    }
    return documents.getFirst().root();
  }

  private static UsageException unreadable(String file) {
    return new UsageException(
        "no-plan",
        file + " is not a saved plan, or not a whole one",
        "'orchestrator plan --out FILE' saves one");
  }
}
