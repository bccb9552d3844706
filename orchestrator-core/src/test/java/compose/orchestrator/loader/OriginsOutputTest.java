package compose.orchestrator.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A folder a situation. {@code -Dgolden.update=true} writes what is expected. */
class OriginsOutputTest {

  private static final Path ROOT = Path.of("src/test/resources/origins").toAbsolutePath();

  @TestFactory
  Stream<DynamicTest> eachValueHasThePlaceThatSetItAndThePlacesItReplaced() throws IOException {
    try (Stream<Path> folders = Files.list(ROOT)) {
      return folders.sorted().toList().stream()
          .map(folder ->
              DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
    }
  }

  private static void check(Path folder) throws IOException {
    var origins = new Origins();
    LoadRequest request =
        LoadRequest.of(folder, Map.of("TAG", "1", "D", "of the environment"))
            .withOptions(LoadOptions.PRINTED);
    LoadedProject project = Loader.load(request, origins);
    String text = OriginsOutput.text(project, true, origins).replace(folder.toString(), "FOLDER");
    Path expected = folder.resolve("expected.txt");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(expected, text);
    }
    assertThat(text).isEqualTo(Files.readString(expected));
  }
}
