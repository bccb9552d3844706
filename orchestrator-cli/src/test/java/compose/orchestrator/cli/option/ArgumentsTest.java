package compose.orchestrator.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

  private static Syntax syntax() {
    return new Syntax("try", "", "")
        .flag("", "-f", "--force")
        .flag("", "-s", "--stop")
        .flagOn("", "--orphans")
        .value("", "", "-t", "--timeout")
        .list("", "", "--scale");
  }

  private static Arguments parse(String... arguments) {
    return Arguments.parse(syntax(), List.of(arguments));
  }

  @Test
  void shortSwitchesCanBeWrittenAsOne() {
    Arguments arguments = parse("-fst", "3", "web");
    assertThat(arguments.flag("--force")).isTrue();
    assertThat(arguments.flag("--stop")).isTrue();
    assertThat(arguments.integer("--timeout", 0)).isEqualTo(3);
    assertThat(arguments.words()).containsExactly("web");
  }

  @Test
  void switchesCanHaveAValue() {
    assertThat(parse("--force=true").flag("--force")).isTrue();
    assertThat(parse("--force=false").flag("--force")).isFalse();
    assertThat(parse("-f=true").flag("--force")).isTrue();
    assertThat(parse("-f=false").flag("--force")).isFalse();
    assertThat(parse().flagOrTrue("--orphans")).isTrue();
    assertThat(parse("--orphans").flagOrTrue("--orphans")).isTrue();
    assertThat(parse("--orphans=false").flagOrTrue("--orphans")).isFalse();
  }

  @Test
  void theLastOfAnOptionCountsUnlessAllDo() {
    Arguments arguments = parse("-t1", "--timeout=2", "--scale", "b=2", "--scale", "a=1");
    assertThat(arguments.integer("--timeout", 0)).isEqualTo(2);
    assertThat(arguments.numbers("--scale")).isEqualTo(Map.of("a", 1, "b", 2));
  }

  @Test
  void optionsMayFollowWordsAndWordsMayLookLikeOptions() {
    assertThat(parse("web", "-f").flag("--force")).isTrue();
    assertThat(parse("--", "-f").words()).containsExactly("-f");
  }

  @Test
  void globalOptionsEndWhereTheCommandBegins() {
    Arguments arguments =
        Arguments.parse(GlobalOptions.syntax(), List.of("-p", "shop", "ps", "-a", "--nope"));
    assertThat(arguments.text("--project-name")).isEqualTo("shop");
    assertThat(arguments.words()).containsExactly("ps", "-a", "--nope");
  }
}
