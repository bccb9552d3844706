package compose.orchestrator.yaml;

import compose.orchestrator.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Reads YAML text into positioned trees. */
public final class YamlReader {

  private YamlReader() {}

  /**
   * The documents of a text. Problems go to {@code findings}; after a syntax error, the documents
   * before it are returned.
   *
   * @param text the text, with or without a byte order mark
   * @param file the file's name as it shall appear in locations
   * @param findings takes every problem, all of them errors
   */
  public static List<Document> read(String text, String file, Consumer<Diagnostic> findings) {
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setUseMarks(true)
            .setCodePointLimit(Integer.MAX_VALUE)
            .setMaxAliasesForCollections(Integer.MAX_VALUE)
            .build();
    var documents = new ArrayList<Document>();
    try {
      var parser = new ParserImpl(settings, new StreamReader(settings, content));
      var composer = new Composer(parser, file, findings);
      while (composer.hasDocument()) {
        documents.add(composer.document());
      }
    } catch (YamlEngineException e) {
      findings.accept(SyntaxError.describe(e, file, content));
    } catch (UnreadableYaml e) {
      findings.accept(e.finding());
    }
    return documents;
  }
}
