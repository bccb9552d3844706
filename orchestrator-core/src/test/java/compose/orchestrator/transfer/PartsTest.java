package compose.orchestrator.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Files of several data sets are told apart by their paths. */
final class PartsTest {

  private static final DataSet A = DataSet.volume("a", List.of());
  private static final DataSet B = DataSet.bind("/b", List.of());

  @Test
  void filesOfASingleOneKeepTheirPaths() {
    var parts = new Parts(List.of(A));
    assertThat(parts.roots()).containsExactly(".");
    assertThat(parts.path(0, "./x/y")).isEqualTo("./x/y");
    assertThat(parts.place("./1/y")).isEqualTo(new Parts.Place(A, 0, "./1/y"));
    assertThat(parts.root("./1/y")).isEqualTo(parts.root("."));
  }

  @Test
  void filesOfSeveralAreBelowTheirNumbers() {
    var parts = new Parts(List.of(A, B));
    assertThat(parts.roots()).containsExactly("./0", "./1");
    assertThat(parts.path(1, "./x/y")).isEqualTo("./1/x/y");
    assertThat(parts.place("./1/x/y")).isEqualTo(new Parts.Place(B, 1, "./x/y"));
    assertThat(parts.place("./0")).isEqualTo(new Parts.Place(A, 0, "."));
    assertThat(parts.root("./1/x/y")).isEqualTo("./1");
  }

  @Test
  void theSameDataHasTheSameText() {
    assertThat(new Parts(List.of(B, A))).hasToString(new Parts(List.of(A, B)).toString());
  }
}
