package compose.orchestrator.cli.view;

import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.engine.EngineHost;
import compose.orchestrator.engine.EngineVersion;
import compose.orchestrator.engine.ImageDetails;
import compose.orchestrator.engine.NetworkDetails;
import compose.orchestrator.engine.PublishedPort;
import compose.orchestrator.engine.VolumeDetails;
import compose.orchestrator.loader.LoadOptions;
import compose.orchestrator.loader.LoadRequest;
import compose.orchestrator.loader.LoadedProject;
import compose.orchestrator.loader.Loader;
import compose.orchestrator.migration.Adaptation;
import compose.orchestrator.migration.DataKind;
import compose.orchestrator.migration.Inventory;
import compose.orchestrator.migration.MigrationPlan;
import compose.orchestrator.migration.MigrationPlanner;
import compose.orchestrator.migration.MigrationRequest;
import compose.orchestrator.migration.MovedData;
import compose.orchestrator.migration.SourceImage;
import compose.orchestrator.migration.TargetProject;
import compose.orchestrator.migration.TargetSurvey;
import compose.orchestrator.model.ImageReference;
import compose.orchestrator.model.Ipam;
import compose.orchestrator.model.IpamPool;
import compose.orchestrator.model.Service;
import compose.orchestrator.transfer.DataSet;
import compose.orchestrator.transfer.HostProbe;
import compose.orchestrator.yaml.Attributes;
import compose.orchestrator.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plans a move in each folder {@code view/migrate/CASE}: of the project in {@code compose.yaml},
 * between two hosts as {@code hosts.yaml} tells of them. What comes of it is in {@code plan.txt},
 * with the files that are written for the other host, and in {@code plan.json}.
 */
final class MigrationGoldenTest {

  private static final Path ROOT = Path.of("src/test/resources/view/migrate").toAbsolutePath();

  @TempDir private Path staged;

  @TestFactory
  Stream<DynamicTest> plans() throws IOException {
    try (Stream<Path> cases = Files.list(ROOT)) {
      return cases.sorted().toList().stream()
          .map(folder ->
              DynamicTest.dynamicTest(String.valueOf(folder.getFileName()), () -> check(folder)));
    }
  }

  private void check(Path folder) throws IOException {
    MigrationPlan plan = plan(folder);
    var text = new StringBuilder(MigrationView.text(plan));
    plan.findings()
        .forEach(finding ->
            text.append(finding.severity().name().toLowerCase(Locale.ROOT))
                .append(": ")
                .append(finding.location() == null ? "" : finding.location() + ": ")
                .append(finding.summary() + " [" + finding.code() + "]\n"));
    new TreeMap<>(plan.target().files())
        .forEach((name, content) -> text.append("\n--- " + name + "\n" + content));
    String name = "migrate/" + folder.getFileName();
    Golden.check(name + "/plan.txt", text.toString().replace(folder.toString(), "FOLDER"));
    Golden.check(name + "/plan.json", MigrationJson.of(plan).replace(folder.toString(), "FOLDER"));
  }

  private MigrationPlan plan(Path folder) throws IOException {
    Attributes hosts =
        Attributes.of(
            "",
            YamlReader.read(Files.readString(folder.resolve("hosts.yaml")), "hosts", _ -> {})
                .getFirst()
                .root());
    MigrationRequest request = request(hosts.of("request"));
    LoadRequest load =
        LoadRequest.of(folder, hosts.texts("shell"))
            .withFiles(List.of())
            .withOptions(LoadOptions.STANDARD);
    LoadedProject loaded = Loader.load(load);
    Path empty = Files.createTempDirectory(staged, "case");
    TargetProject there = Adaptation.of(load, loaded, request, empty);
    return MigrationPlanner.plan(
        loaded.project(),
        there,
        request,
        inventory(folder, loaded, hosts),
        survey(hosts.of("target")),
        "");
  }

  private static MigrationRequest request(Attributes request) {
    return new MigrationRequest(
        "ssh://root@new.example.com",
        request.string("folder"),
        request.texts("set"),
        request.texts("paths"),
        request.texts("ports"),
        request.strings("dump"));
  }

  private static Inventory inventory(Path folder, LoadedProject loaded, Attributes hosts) {
    Attributes source = hosts.of("source");
    Map<String, ImageDetails> found = source.named("images", MigrationGoldenTest::image);
    var images = new TreeMap<String, SourceImage>();
    for (Service service : loaded.project().services().values()) {
      String reference = ImageReference.of("shop", service);
      images.put(service.name(), new SourceImage(reference, found.get(reference)));
    }
    var kinds = new TreeMap<String, DataKind>();
    source
        .texts("kinds")
        .forEach((name, kind) -> kinds.put(name, DataKind.valueOf(kind.toUpperCase(Locale.ROOT))));
    String to = hosts.of("request").string("folder", folder.toString());
    var data = new ArrayList<MovedData>();
    data.add(new MovedData(DataSet.bind("/home/old/shop", List.of()), to, null, null, 3, 1000, 20));
    data.addAll(source.objects("data", MigrationGoldenTest::data));
    var required = new TreeMap<String, Set<String>>();
    source.texts("required").forEach((path, service) -> required.put(path, Set.of(service)));
    return new Inventory(
        new EngineVersion("28.5.2", "1.51", "linux", "amd64"),
        host("old"),
        List.of(),
        data,
        required,
        images,
        kinds,
        Set.copyOf(source.strings("resorted")),
        Set.copyOf(source.strings("addresses")),
        true,
        Objects.requireNonNullElse(source.integer("start"), 100L),
        List.of());
  }

  private static ImageDetails image(Attributes image) {
    return new ImageDetails(
        image.string("id", ""),
        List.of(),
        List.of(),
        Objects.requireNonNullElse(image.integer("size"), 1_000_000L),
        "",
        "linux",
        image.string("architecture", "amd64"),
        "",
        image.strings("environment"),
        null,
        null,
        "",
        "",
        List.of(),
        List.of(),
        Map.of(),
        null,
        null);
  }

  private static MovedData data(Attributes data) {
    String volume = data.string("volume");
    List<String> owners = data.strings("owners");
    DataSet set =
        volume == null
            ? DataSet.bind(data.string("bind", ""), owners)
            : DataSet.volume(volume, owners);
    String container = data.string("container");
    return new MovedData(
        set,
        container == null ? data.string("target", set.source()) : null,
        container,
        data.string("destination"),
        10,
        number(data, "bytes"),
        number(data, "millis"));
  }

  private static long number(Attributes attributes, String key) {
    return Objects.requireNonNullElse(attributes.integer(key), 0L);
  }

  private static TargetSurvey survey(Attributes target) {
    var volumes = new ArrayList<VolumeDetails>();
    target
        .strings("volumes")
        .forEach(
            name -> volumes.add(new VolumeDetails(name, "local", "", "local", Map.of(), Map.of())));
    return new TargetSurvey(
        new EngineVersion("28.5.2", "1.51", "linux", target.string("architecture", "amd64")),
        host(target.string("host", "new")),
        false,
        target.objects("containers", MigrationGoldenTest::container),
        target.objects("networks", MigrationGoldenTest::network),
        volumes,
        target.named("images", MigrationGoldenTest::image),
        Set.copyOf(target.strings("known")),
        target.isTrue("blind") ? null : disk(target));
  }

  private static EngineHost host(String name) {
    return new EngineHost(name, name, "/var/lib/docker");
  }

  private static ContainerSummary container(Attributes a) {
    Long port = a.integer("port");
    return new ContainerSummary(
        "1",
        a.string("name", ""),
        "",
        "",
        "",
        0,
        "running",
        "",
        port == null ? List.of() : List.of(new PublishedPort(null, 80, port.intValue(), "tcp")),
        a.texts("labels"),
        List.of(),
        List.of(),
        0);
  }

  private static NetworkDetails network(Attributes a) {
    var pool = new IpamPool(a.string("subnet"), null, null, Map.of());
    return new NetworkDetails(
        "1",
        a.string("name", ""),
        "bridge",
        "local",
        false,
        false,
        false,
        null,
        new Ipam(null, List.of(pool), Map.of()),
        Map.of(),
        Map.of());
  }

  private static TargetSurvey.@Nullable Disk disk(Attributes target) {
    var paths = new TreeMap<String, HostProbe.At>();
    target
        .texts("paths")
        .forEach((path, at) -> paths.put(path, HostProbe.At.valueOf(at.toUpperCase(Locale.ROOT))));
    long free = Objects.requireNonNullElse(target.integer("free"), 1_000_000_000L);
    return new TargetSurvey.Disk(
        paths,
        Map.of("/var/lib/docker", new HostProbe.Space(free, "/")),
        target.strings("ports").stream().sorted(Comparator.naturalOrder()).toList(),
        Objects.requireNonNullElse(target.integer("start"), 100L));
  }
}
