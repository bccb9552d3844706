package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A table in docs/migration.md, which must tell what tests have seen; {@code -Dgolden.update=true}
 * writes it.
 */
final class FaultTable {

  private static final Path DOCUMENT = Shell.ROOT.resolve("docs/migration.md");

  /** A line of it. */
  record Row(String fault, String happens, String ends) {}

  private final String name;
  private final StringBuilder text =
      new StringBuilder("| fault | what happens | ends as |\n| --- | --- | --- |\n");

  /** The one of that name, with no rows yet. */
  FaultTable(String name) {
    this.name = name;
  }

  void row(String fault, String happens, String ends) {
    text.append("| " + fault + " | " + happens + " | " + ends + " |\n");
  }

  void rows(List<Row> rows) {
    rows.forEach(row -> row(row.fault(), row.happens(), row.ends()));
  }

  /** Sees whether the document tells the same. */
  void compare() throws IOException {
    String document = Files.readString(DOCUMENT);
    String marker = "<!-- table of " + name + ": begin -->\n";
    int begin = document.indexOf(marker) + marker.length();
    int end = document.indexOf("<!-- table of " + name + ": end -->");
    assertThat(end).as(marker).isGreaterThanOrEqualTo(begin);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(DOCUMENT, document.substring(0, begin) + text + document.substring(end));
      return;
    }
    assertThat(text).hasToString(document.substring(begin, end));
  }
}
