package compose.orchestrator.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgnoreRulesTest {
  @ParameterizedTest
  @CsvSource({
    "*.log,            a.log,          true",
    "*.log,            deep/a.log,     false",
    "**/*.log,         a.log,          true",
    "**/*.log,         deep/er/a.log,  true",
    "*/a,              x/a,            true",
    "*/a,              x/y/a,          false",
    "node_modules,     node_modules/x, true",
    "/node_modules/,   node_modules,   true",
    "./a//b,           a/b,            true",
    "a/../b,           b,              true",
    "a?c,              abc,            true",
    "a?c,              a/c,            false",
    "[a-c]x,           bx,             true",
    "[^a-c]x,          bx,             false",
    "'a\\*b',          a*b,            true",
    "'a\\*b',          axb,            false",
    "a.b,              axb,            false",
    "**,               any/thing,      true",
    "a/**,             a/b/c,          true",
    "a/**/z,           a/z,            true",
    "a/**/z,           a/b/c/z,        true",
    "'a+b(c)',         a+b(c),         true",
    "'# comment',      '# comment',    false",
  })
  void aPatternIgnoresPathsAsDockerDoes(String pattern, String path, boolean ignored) {
    assertThat(IgnoreRules.parse(List.of(pattern)).ignores(path)).isEqualTo(ignored);
  }

  @Test
  void theLastRuleThatMatchesDecides() {
    IgnoreRules rules =
        IgnoreRules.parse(List.of("\ufeff*", "!src", "src/*.tmp", "", " ! src/b.tmp "));

    assertThat(rules.ignores("other")).isTrue();
    assertThat(rules.ignores("src")).isFalse();
    assertThat(rules.ignores("src/a")).isFalse();
    assertThat(rules.ignores("src/a.tmp")).isTrue();
    assertThat(rules.ignores("src/b.tmp")).isFalse();
    assertThat(rules.mayTakeBack()).isTrue();
    assertThat(IgnoreRules.NONE.mayTakeBack()).isFalse();
  }
}
