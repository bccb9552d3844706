package compose.orchestrator.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import compose.orchestrator.diagnostic.InvalidProjectException;
import compose.orchestrator.registry.ComposeArtifact;
import compose.orchestrator.registry.Descriptor;
import compose.orchestrator.registry.Digest;
import compose.orchestrator.registry.Manifest;
import compose.orchestrator.registry.SimulatedRegistry;
import compose.orchestrator.yaml.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Projects in a registry: several files, a service of another file, an env file. */
class RegistryFilesTest {

  private static final String REPOSITORY = "team/shop";

  @TempDir Path folder;
  private final SimulatedRegistry registry = new SimulatedRegistry(SimulatedRegistry.Door.OPEN);

  @BeforeEach
  void makeFolder() throws IOException {
    Files.createDirectories(folder.resolve("project"));
  }

  @AfterEach
  void close() {
    registry.close();
  }

  private Descriptor file(String text) {
    var names = Map.of(ComposeArtifact.FILE_NAME, "compose.yaml");
    return registry.blob(REPOSITORY, ComposeArtifact.FILE, text, names);
  }

  private Descriptor extended(String name, String text) {
    var names = Map.of(ComposeArtifact.FILE_NAME, name, ComposeArtifact.EXTENDED, "true");
    return registry.blob(REPOSITORY, ComposeArtifact.FILE, text, names);
  }

  private Descriptor variables(String name, String text) {
    var names = Map.of(ComposeArtifact.ENVIRONMENT_FILE_NAME, name);
    return registry.blob(REPOSITORY, ComposeArtifact.ENVIRONMENT_FILE, text, names);
  }

  private static Manifest project(String type, Descriptor... layers) {
    Descriptor config = Descriptor.of("application/json", new byte[0], Map.of());
    return new Manifest(Manifest.IMAGE, type, config, List.of(layers), List.of(), null, Map.of());
  }

  private Digest publish(Descriptor... layers) {
    return registry.manifest(REPOSITORY, "1", project(ComposeArtifact.TYPE, layers));
  }

  private String address() {
    return "oci://" + registry.address() + "/" + REPOSITORY + ":1";
  }

  private LoadedProject load() {
    return Loader.load(request().withFiles(List.of(address())));
  }

  private LoadRequest request() {
    var environment = Map.of("HOME", "/none", "XDG_CACHE_HOME", folder.resolve("cache").toString());
    return LoadRequest.of(folder.resolve("project"), environment);
  }

  private static Mapping service(LoadedProject project, String name) {
    return Values.mapping(Values.mapping(project.tree(), "services"), name);
  }

  private static String image(LoadedProject project, String name) {
    return Values.text(service(project, name), "image", "");
  }

  private Path copy(Digest digest) {
    return folder.resolve("cache/docker-compose").resolve(digest.hex());
  }

  @Test
  void filesAreLaidOverEachOtherAndReferToEachOther() {
    Digest digest =
        publish(
            file("services:\n  web: {image: a, env_file: e.env, volumes: [\"./x:/x\"]}"),
            file(
                "---\nservices:\n  web: {image: b}\n  sub: {extends: {file: c.yaml, service: s}}\n"),
            extended("c.yaml", "services: {s: {image: c}}\n"),
            variables("e.env", "A=1\n"));
    LoadedProject project = load();
    assertThat(project.name()).isEqualTo("project");
    assertThat(image(project, "web")).isEqualTo("b");
    assertThat(image(project, "sub")).isEqualTo("c");
    assertThat(Values.mapping(service(project, "web"), "environment").get("A")).isNotNull();
    assertThat(project.workingDirectory()).isEqualTo(copy(digest));
  }

  @Test
  void includeOfAProjectInARegistryAddsItsServices() throws IOException {
    publish(file("services: {db: {image: db}}\n"));
    Files.writeString(
        folder.resolve("project/compose.yaml"), "include: [\"" + address() + "\"]\nservices: {}\n");
    assertThat(image(Loader.load(request()), "db")).isEqualTo("db");
  }

  @Test
  void copyIsMadeOnceAndAgainWhereSomebodyChangedIt() throws IOException {
    Digest digest =
        publish(file("services: {web: {image: a}}"), file("services: {db: {image: d}}"));
    load();
    assertThat(copy(digest).resolve("compose.yaml"))
        .hasContent("services: {web: {image: a}}\n---\nservices: {db: {image: d}}");
    registry.requests.clear();
    assertThat(image(load(), "db")).isEqualTo("d");
    assertThat(registry.requests)
        .containsExactly("GET /v2/", "GET /v2/" + REPOSITORY + "/manifests/1");
    Files.writeString(copy(digest).resolve("compose.yaml"), "services: {web: {image: evil}}");
    assertThat(image(load(), "web")).isEqualTo("a");
    Files.delete(copy(digest).resolve("compose.yaml"));
    assertThat(image(load(), "db")).isEqualTo("d");
    try (var copies = Files.list(folder.resolve("cache/docker-compose"))) {
      assertThat(copies).hasSize(1);
    }
  }

  @Test
  void indexLeadsToTheProjectInIt() {
    Manifest project = project(ComposeArtifact.TYPE, file("services: {web: {image: a}}\n"));
    Digest digest = registry.manifest(REPOSITORY, "other", project);
    long size = project.json().length;
    var image = new Descriptor(Manifest.IMAGE, Digest.of(new byte[1]), 1, "", Map.of());
    var listed = new Descriptor(Manifest.IMAGE, digest, size, ComposeArtifact.TYPE, Map.of());
    registry.manifest(
        REPOSITORY,
        "1",
        new Manifest(Manifest.INDEX, "", null, List.of(), List.of(image, listed), null, Map.of()));
    assertThat(image(load(), "web")).isEqualTo("a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../e.env", "/tmp/e.env", "a\\b", "..", "", "compose.yaml", "a\u0000b"})
  void nameThatLeadsOutOfTheFolderIsRefused(String name) {
    publish(file("services: {web: {image: a}}\n"), variables(name, "A=1\n"));
    assertThatThrownBy(this::load)
        .isInstanceOf(InvalidProjectException.class)
        .hasMessageContaining("which is not safe");
    publish(file("services: {web: {image: a}}\n"), extended(name, "services: {}\n"));
    assertThatThrownBy(this::load).hasMessageContaining("which is not safe");
    assertThat(folder.resolve("cache/docker-compose")).doesNotExist();
  }

  @Test
  void whatIsNoProjectIsRefused() {
    Descriptor file = file("services: {web: {image: a}}\n");
    registry.manifest(REPOSITORY, "1", project("application/x-chart", file));
    assertThatThrownBy(this::load)
        .hasMessageContaining("cannot fetch " + address())
        .hasMessageContaining("no Compose project, but 'application/x-chart'");
    publish(variables("e.env", ""));
    assertThatThrownBy(this::load).hasMessageContaining("no Compose file in it");
    publish(file, new Descriptor(ComposeArtifact.FILE, file.digest(), 1L << 40, "", Map.of()));
    assertThatThrownBy(this::load).hasMessageContaining("are no Compose project");
  }

  @Test
  void variableSwitchesRegistriesOff() {
    publish(file("services: {web: {image: a}}\n"));
    var environment = Map.of("COMPOSE_EXPERIMENTAL_OCI_REMOTE", "false");
    LoadRequest request = LoadRequest.of(folder, environment).withFiles(List.of(address()));
    assertThatThrownBy(() -> Loader.load(request)).hasMessageContaining("are switched off by");
    assertThat(registry.requests).isEmpty();
  }
}
