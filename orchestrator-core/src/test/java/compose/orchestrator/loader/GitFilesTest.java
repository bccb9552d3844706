package compose.orchestrator.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import compose.orchestrator.diagnostic.InvalidProjectException;
import compose.orchestrator.yaml.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Git is told to take a folder for the repository that the files name. */
class GitFilesTest {

  private static final String ADDRESS = "https://example.invalid/team/parts.git";

  @TempDir Path folder;
  private Path repository;

  @BeforeEach
  void makeRepository() throws IOException, InterruptedException {
    repository = Files.createDirectories(folder.resolve("repository/db"));
    Files.writeString(
        repository.resolve("compose.yaml"),
        "services:\n  db:\n    image: db:${TAG:-1}\n    volumes: [\"./init:/init\"]\n");
    Files.writeString(
        folder.resolve("repository/compose.yaml"),
        "services: {top: {image: top, volumes: [\"./t:/t\"]}}\n");
    git("init", "--quiet", "--initial-branch=main", ".");
    git("add", ".");
    git("-c", "user.name=A", "-c", "user.email=a@example.invalid", "commit", "--quiet", "-m", "Db");
    Files.createDirectories(folder.resolve("project"));
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Path top = folder.resolve("repository");
    Process process = new ProcessBuilder(command).directory(top.toFile()).start();
    assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
  }

  private LoadedProject load(String text) throws IOException {
    Path project = folder.resolve("project");
    Files.writeString(project.resolve("compose.yaml"), text);
    return Loader.load(request(project));
  }

  private LoadRequest request(Path project) {
    var environment = new HashMap<String, String>();
    environment.put("PATH", System.getenv("PATH"));
    environment.put("HOME", folder.resolve("home").toString());
    environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    environment.put("GIT_CONFIG_COUNT", "1");
    environment.put("GIT_CONFIG_KEY_0", "url." + folder.resolve("repository") + ".insteadOf");
    environment.put("GIT_CONFIG_VALUE_0", ADDRESS);
    return LoadRequest.of(project, Map.copyOf(environment));
  }

  private static Mapping service(LoadedProject project, String name) {
    return Values.mapping(Values.mapping(project.tree(), "services"), name);
  }

  @Test
  void includeOfAFolderInARepositoryAddsItsServices() throws IOException {
    LoadedProject project = load("include: [\"" + ADDRESS + "#main:db\"]\nservices: {}\n");
    Mapping db = service(project, "db");
    assertThat(Values.text(db, "image", "")).isEqualTo("db:1");
    assertThat(source(project, "db"))
        .startsWith(folder.resolve("cache").toString())
        .endsWith("/db/init");
  }

  private LoadedProject loadFiles(String... files) {
    return Loader.load(request(folder.resolve("project")).withFiles(List.of(files)));
  }

  @Test
  void fetchedFirstFileLeavesNameAndEnvFileToTheWorkingDirectory() throws IOException {
    Files.writeString(folder.resolve("project/.env"), "TAG=here\n");
    LoadedProject project = loadFiles(ADDRESS + "#main:db");
    assertThat(project.name()).isEqualTo("project");
    assertThat(project.workingDirectory()).hasFileName("db").startsWith(folder.resolve("cache"));
    assertThat(Values.text(service(project, "db"), "image", "")).isEqualTo("db:here");
    assertThat(source(project, "db")).isEqualTo(project.workingDirectory() + "/init");
  }

  @Test
  void firstFetchedFileIsWhatPathsOfAllFilesAreRelativeTo() throws IOException {
    Path local = Files.createDirectories(folder.resolve("project/own")).resolve("compose.yaml");
    Files.writeString(local, "services: {own: {image: a, volumes: [\"./x:/x\"]}}\n");
    LoadedProject project = loadFiles("own/compose.yaml", ADDRESS + "#main:db", ADDRESS);
    assertThat(project.name()).isEqualTo("own");
    assertThat(project.workingDirectory()).hasFileName("db");
    assertThat(source(project, "own")).isEqualTo(project.workingDirectory() + "/x");
    assertThat(source(project, "top")).isEqualTo(project.workingDirectory() + "/t");
  }

  private static String source(LoadedProject project, String service) {
    Mapping mount = (Mapping) Values.items(service(project, service), "volumes").getFirst();
    return Values.text(mount, "source", "");
  }

  @Test
  void extendsTakesAServiceFromARepositoryFetchedOnce() throws IOException {
    String text =
        "services:\n  web:\n    extends: {file: \""
            + ADDRESS
            + "#:db/compose.yaml\", service: db}\n";
    assertThat(Values.text(service(load(text), "web"), "image", "")).isEqualTo("db:1");
    try (var copies = Files.list(folder.resolve("cache/docker-compose"))) {
      assertThat(copies).hasSize(1);
    }
    assertThat(Values.text(service(load(text), "web"), "image", "")).isEqualTo("db:1");
  }

  @Test
  void refOrPathThatLeadsElsewhereIsRefused() {
    assertThatThrownBy(() -> load("include: [\"" + ADDRESS + "#main:../..\"]\nservices: {}\n"))
        .isInstanceOf(InvalidProjectException.class)
        .hasMessageContaining("not a reference into a repository");
    assertThatThrownBy(() -> load("include: [\"" + ADDRESS + "#nowhere\"]\nservices: {}\n"))
        .isInstanceOf(InvalidProjectException.class)
        .hasMessageContaining("git ls-remote failed");
  }
}
