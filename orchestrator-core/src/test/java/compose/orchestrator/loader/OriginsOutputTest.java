package compose.orchestrator.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code -Dgolden.update=true} writes what is expected. */
class OriginsOutputTest {

  private static final Path FOLDER = Path.of("src/test/resources/origins").toAbsolutePath();

  @Test
  void eachValueHasThePlaceThatSetItAndThePlacesItReplaced() throws IOException {
    var origins = new Origins();
    LoadRequest request =
        LoadRequest.of(FOLDER, Map.of("TAG", "1", "D", "of the environment"))
            .withOptions(LoadOptions.PRINTED);
    LoadedProject project = Loader.load(request, origins);
    String text = OriginsOutput.text(project, true, origins).replace(FOLDER.toString(), "FOLDER");
    Path expected = FOLDER.resolve("expected.txt");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(expected, text);
    }
    assertThat(text).isEqualTo(Files.readString(expected));
  }
}
