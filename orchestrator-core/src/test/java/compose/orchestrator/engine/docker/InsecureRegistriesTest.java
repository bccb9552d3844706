package compose.orchestrator.engine.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InsecureRegistriesTest {

  private static InsecureRegistries listed(String ranges) throws IOException {
    String info =
        """
        {"ID": "x", "RegistryConfig": {"InsecureRegistryCIDRs": [%s], "Mirrors": [],
         "IndexConfigs": {"docker.io": {"Name": "docker.io", "Secure": true},
                          "here.example:5000": {"Secure": false, "Mirrors": []}}}}
        """
            .formatted(ranges);
    return InsecureRegistries.read(new JsonReader(info.getBytes(UTF_8)));
  }

  @ParameterizedTest
  @CsvSource({
    "here.example:5000, true",
    "here.example, false",
    "docker.io, false",
    "10.1.2.3, true",
    "10.1.2.3:5000, true",
    "10.2.0.1:5000, false",
    "[fd00::7]:5000, true",
    "[fe00::7]:5000, false",
    "192.0.2.4, true",
    "192.0.2.5, false",
  })
  void namesAndRangesAreLookedUp(String registry, boolean insecure) throws IOException {
    var registries = listed("\"10.1.0.0/16\", \"fd00::/8\", \"192.0.2.4/32\"");
    assertThat(registries.contains(registry)).isEqualTo(insecure);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.0/",
        "10.0.0.0/x",
        "10.0.0.0/-1",
        "10.0.0.0/33",
        "10.0.0.0",
        "ten/8",
        "/8"
      })
  void malformedRangesContainNothing(String range) throws IOException {
    assertThat(listed("\"" + range + "\"").contains("10.0.0.0")).isFalse();
    assertThat(listed("\"" + range + "\", \"10.0.0.0/8\"").contains("10.0.0.0")).isTrue();
  }

  @Test
  void nothingIsListedWhereTheEngineTellsNothing() throws IOException {
    var registries = InsecureRegistries.read(new JsonReader("{}".getBytes(UTF_8)));
    assertThat(registries.contains("127.0.0.1:5000")).isFalse();
  }
}
