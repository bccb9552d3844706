package compose.orchestrator.watch;

import static org.assertj.core.api.Assertions.assertThat;

import compose.orchestrator.loader.LoadRequest;
import compose.orchestrator.loader.Loader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which service does what about which file. */
final class ReactionTest {

  private static final String PROJECT =
      """
      name: watched
      services:
        web:
          build: .
          develop:
            watch:
              - {path: ./src, action: sync, target: /app/, ignore: [generated/]}
              - {path: ./etc, action: sync+restart, target: /etc/web, include: ["*.conf"]}
              - {path: ./Dockerfile, action: rebuild}
        worker:
          build: .
          develop:
            watch:
              - {path: ./src, action: sync+exec, target: /worker, exec: {command: [reload]}}
      """;

  @TempDir private Path folder;
  private List<WatchedPath> rules = List.of();

  @BeforeEach
  void load() throws IOException {
    Files.writeString(folder.resolve("compose.yaml"), PROJECT);
    Files.writeString(folder.resolve(".dockerignore"), "**/*.log\n");
    var request = LoadRequest.of(folder, Map.of());
    rules = WatchedPath.of(Loader.load(request).project(), List.of());
  }

  @Test
  void aFileGoesToEveryServiceThatWatchesItAtItsOwnPlace() {
    List<Reaction> reactions = to("src/a/b.py");
    assertThat(reactions).extracting(Reaction::service).containsExactly("web", "worker");
    assertThat(reactions.getFirst().files()).containsValue("/app/a/b.py");
    assertThat(reactions.getLast().files()).containsValue("/worker/a/b.py");
    assertThat(reactions.getLast().hooks()).hasSize(1);
    assertThat(reactions.getFirst().hooks()).isEmpty();
  }

  @Test
  void whatARuleOrABuildOrTheToolIgnoresIsLeftOut() {
    assertThat(to("src/generated/x")).extracting(Reaction::service).containsExactly("worker");
    assertThat(to("src/trace.log")).isEmpty();
    assertThat(to("src/.git/index", "src/x~", "src/.b.swp")).isEmpty();
    assertThat(to("README")).isEmpty();
  }

  @Test
  void onlyIncludedFilesCount() {
    assertThat(to("etc/notes.txt")).isEmpty();
    Reaction reaction = to("etc/web.conf").getFirst();
    assertThat(reaction.restart()).isTrue();
    assertThat(reaction.files()).containsValue("/etc/web/web.conf");
  }

  @Test
  void aRebuildCountsForItsServiceAlone() {
    List<Reaction> reactions = to("Dockerfile", "src/a");
    assertThat(reactions.getFirst().rebuild()).isTrue();
    assertThat(reactions.getLast().rebuild()).isFalse();
  }

  @Test
  void foldersThatNoRuleLooksIntoArePassedOver() {
    assertThat(rules).allMatch(rule -> rule.passesOver(folder.resolve("node_modules")));
    assertThat(rules).anyMatch(rule -> !rule.passesOver(folder));
    assertThat(rules).anyMatch(rule -> !rule.passesOver(folder.resolve("src/a")));
  }

  private List<Reaction> to(String... files) {
    return Reaction.to(List.of(files).stream().map(folder::resolve).toList(), rules);
  }
}
