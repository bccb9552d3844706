package compose.orchestrator.loader;

import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.yaml.Document;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.MappingBuilder;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the files of a model, one after the other, into one tree in long form. */
final class ModelReader {

  private final LoadContext context;
  private final Model model;
  private final Findings findings;
  private @Nullable List<Parsed> parsed;

  ModelReader(LoadContext context, Model model) {
    this.context = context;
    this.model = model;
    this.findings = context.findings();
  }

  /**
   * The tree of all files.
   *
   * @param resolvePaths whether relative paths become relative to the model's base
   */
  Mapping read(boolean resolvePaths) {
    Mapping tree = Mapping.empty(Location.of(model.files().getFirst().name()));
    for (Parsed parsed : parsed()) {
      tree = lay(tree, parsed.document(), parsed.file());
    }
    Mapping complete = Defaults.file(tree);
    new Checks(findings).file(complete);
    if (resolvePaths) {
      complete = new Paths(model.base(), context.home(), context.files(), findings).file(complete);
    }
    return new EnvironmentValues(model.environment()).file(complete);
  }

  private record Parsed(ComposeFile file, Document document) {}

  /** The contents of all files, one mapping for each document that is one. */
  List<Mapping> documents() {
    var documents = new ArrayList<Mapping>();
    for (Parsed parsed : parsed()) {
      if (parsed.document().root() instanceof Mapping mapping) {
        documents.add(mapping);
      }
    }
    return documents;
  }

  private List<Parsed> parsed() {
    if (parsed == null) {
      parsed = new ArrayList<>();
      for (ComposeFile file : model.files()) {
        for (Document document : documents(file)) {
          parsed.add(new Parsed(file, document));
        }
      }
    }
    return parsed;
  }

  private List<Document> documents(ComposeFile file) {
    Location at = Location.of(file.name());
    try {
      List<Document> documents = YamlReader.read(text(file), file.name(), findings::add);
      for (Document document : documents) {
        if (document.root() instanceof Mapping mapping) {
          context.listener().read(mapping);
        }
      }
      return documents;
    } catch (NoSuchFileException e) {
      findings.error("file-not-found", "no such file", null, at);
    } catch (CharacterCodingException e) {
      String help = "Save the file as UTF-8.";
      findings.error("not-utf8", "the file is not UTF-8 text", help, at);
    } catch (IOException e) {
      findings.error("unreadable-file", "cannot be read: " + e.getMessage(), null, at);
    }
    return List.of();
  }

  private String text(ComposeFile file) throws IOException {
    return file.isStandardInput()
        ? context.files().standardInput()
        : context.files().text(file.path());
  }

  private Mapping lay(Mapping earlier, Document document, ComposeFile file) {
    Mapping content = content(document.root());
    if (content == null) {
      return earlier;
    }
    Mapping complete = interpolated(content);
    Mapping extended = new Extends(context, model, file).apply(complete, document.cleared());
    Mapping cleared = Clearing.apply(earlier, document.cleared());
    Mapping included = new Include(context, model, file).apply(extended);
    Clearing.tell(earlier, included, document.cleared(), context.listener());
    Mapping merged = new Merge(findings, context.listener()).files(cleared, included);
    Mapping valid =
        new Schema(findings).file(new Unique(findings, context.listener()).file(merged));
    return longForm(withoutVersion(valid));
  }

  private @Nullable Mapping content(Node root) {
    if (root instanceof Mapping mapping) {
      return mapping;
    }
    findings.error(
        "wrong-type",
        "expected a mapping, got " + root.describe(),
        "A Compose file starts with a key such as services:.",
        root.location());
    return null;
  }

  private Mapping interpolated(Mapping content) {
    return context.options().interpolate()
        ? new Interpolate(model.environment(), findings).file(content)
        : content;
  }

  private Mapping longForm(Mapping tree) {
    boolean lenient = !context.options().interpolate();
    return new Unique(findings, context.listener())
        .file(new ShortForms(lenient, findings).file(tree));
  }

  private Mapping withoutVersion(Mapping tree) {
    Mapping.Entry version = tree.entries().get("version");
    if (version == null) {
      return tree;
    }
    findings.warning(
        "obsolete-version",
        "the attribute 'version' has no effect any more",
        "Remove it.",
        version.keyLocation());
    return new MappingBuilder(tree).remove("version").build();
  }

  /** The services of a file of which only some are used: neither checked nor completed. */
  Parent parent(ComposeFile file, String base) {
    Mapping tree = Mapping.empty(Location.of(file.name()));
    List<List<String>> cleared = new ArrayList<>();
    for (Document document : documents(file)) {
      Mapping content = content(document.root());
      if (content != null) {
        Mapping laid = Clearing.apply(tree, document.cleared());
        Mapping merged = new Merge(findings, context.listener()).files(laid, interpolated(content));
        tree = longForm(new Unique(findings, context.listener()).file(merged));
        cleared = document.cleared();
      }
    }
    Mapping resolved = new Paths(base, context.home(), context.files(), findings).file(tree);
    return new Parent(file, resolved, cleared);
  }

  /**
   * A file with services to extend.
   *
   * @param cleared what its last document resets
   */
  record Parent(ComposeFile file, Mapping tree, List<List<String>> cleared) {}
}
