package compose.orchestrator.engine.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
  private static JsonReader reader(String json) {
    return new JsonReader(json.getBytes(UTF_8));
  }

  /** Gives one byte at a time, so that every token is split wherever it can be. */
  private static JsonReader trickling(String json) {
    InputStream whole = new ByteArrayInputStream(json.getBytes(UTF_8));
    return new JsonReader(
        new InputStream() {
          @Override
          public int read() throws IOException {
            return whole.read();
          }

          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            return whole.read(bytes, offset, Math.min(1, length));
          }
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"plain\" | plain",
        "\"a\\u003cb\\u003e\\u0026\" | a<b>&",
        "\"\\\\ \\\" \\/ x\" | \\ \" / x",
        "\"äöü €\" | äöü €",
        "\"\\ud83d\\ude00\" | \uD83D\uDE00",
        "\"\uD83D\uDE00\" | \uD83D\uDE00",
        "\"\\ud83d!\" | \uFFFD!",
        "\"\\ud83d\" | \uFFFD",
        "\"\\ud83d\\n.\" | '\uFFFD\n.'",
        "\"\\ude00\" | \uFFFD",
        "\"\\ud83d\\ud83d\\ude00\" | \uFFFD\uD83D\uDE00",
      })
  void textsAreDecodedAsGoDoes(String json, String expected) throws IOException {
    assertThat(reader(json).text()).isEqualTo(expected);
    assertThat(trickling(json).text()).isEqualTo(expected);
  }

  @Test
  void whatIsNotReadIsSkippedWhateverItIs() throws IOException {
    String json =
        "{ \"a\" : {\"x\":[1,{\"y\":\"}]\\\"\"}],\"z\":null}, \"b\":[[],{}], \"c\" : \"wanted\","
            + "\"d\":-1.5e3,\"e\":true }";
    for (JsonReader reader : List.of(reader(json), trickling(json))) {
      List<String> seen = new ArrayList<>();
      reader.object(name -> seen.add(name.equals("c") ? reader.text() : name));
      assertThat(seen).containsExactly("a", "b", "wanted", "d", "e");
      assertThat(reader.hasMore()).isFalse();
    }
  }

  @Test
  void nullIsAnEmptyValueOfAnyKind() throws IOException {
    assertThat(reader("null").text()).isEmpty();
    assertThat(reader("null").textOrNull()).isNull();
    assertThat(reader("null").number()).isZero();
    assertThat(reader("null").numberOrNull()).isNull();
    assertThat(reader("null").truth()).isFalse();
    assertThat(reader("null").truthOrNull()).isNull();
    assertThat(reader("null").texts()).isEmpty();
    assertThat(reader("null").textsOrNull()).isNull();
    assertThat(reader("null").textMap()).isEmpty();
    assertThat(reader("null").names()).isEmpty();
  }

  @Test
  void collectionsKeepTheirOrder() throws IOException {
    assertThat(reader("[\"b\",\"a\"]").texts()).containsExactly("b", "a");
    assertThat(reader("\"only\"").texts()).containsExactly("only");
    assertThat(reader("{\"z\":\"1\",\"y\":null}").textMap().entrySet())
        .extracting(entry -> entry.getKey() + "=" + entry.getValue())
        .containsExactly("z=1", "y=");
    assertThat(reader("{\"80/tcp\":{},\"81/tcp\":{\"a\":1}}").names())
        .containsExactly("80/tcp", "81/tcp");
  }

  @Test
  void numbersMayHaveAnyForm() throws IOException {
    assertThat(reader("9223372036854775807").number()).isEqualTo(Long.MAX_VALUE);
    assertThat(reader("-5").number()).isEqualTo(-5);
    assertThat(reader("1e3").number()).isEqualTo(1000);
    assertThat(reader("2.9").number()).isEqualTo(2);
  }

  @Test
  void documentsMayFollowEachOther() throws IOException {
    JsonReader reader = trickling("{\"a\":\"1\"}\r\n{\"a\":\"2\"}\n");
    List<String> values = new ArrayList<>();
    while (reader.hasMore()) {
      values.add(String.valueOf(reader.textOf("a")));
    }
    assertThat(values).containsExactly("1", "2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"a\":", "{\"a\" 1}", "[1", "\"open", "{\"a\":@}", "nonsense", "7"})
  void whatIsNoObjectIsAnError(String json) {
    assertThatThrownBy(() -> reader(json).object(_ -> {})).isInstanceOf(IOException.class);
  }
}
