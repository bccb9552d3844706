package compose.orchestrator.migration;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.engine.EngineHost;
import compose.orchestrator.engine.EngineVersion;
import compose.orchestrator.engine.ImageDetails;
import compose.orchestrator.engine.NetworkDetails;
import compose.orchestrator.engine.PublishedPort;
import compose.orchestrator.engine.VolumeDetails;
import compose.orchestrator.loader.LoadRequest;
import compose.orchestrator.loader.LoadedProject;
import compose.orchestrator.loader.Loader;
import compose.orchestrator.model.ImageReference;
import compose.orchestrator.model.Ipam;
import compose.orchestrator.model.IpamPool;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.transfer.DataSet;
import compose.orchestrator.transfer.HostProbe.At;
import compose.orchestrator.transfer.HostProbe.Space;
import compose.orchestrator.yaml.Attributes;
import compose.orchestrator.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Two hosts and a project as {@code situation.yaml} tells of them, in place of real ones. */
final class Situation {

  private static final long START_MILLIS = 400;
  private static final long SCAN_MILLIS = 1000;
  private static final int FREE = 1_000_000;

  private final Path folder;
  private final Attributes request;
  private final Attributes here;
  private final Attributes there;

  Situation(Path folder) throws IOException {
    this.folder = folder;
    List<Diagnostic> findings = new ArrayList<>();
    String text = Files.readString(folder.resolve("situation.yaml"));
    Attributes all =
        Attributes.of("", YamlReader.read(text, "situation", findings::add).getFirst().root());
    this.request = all.of("request");
    this.here = all.of("here");
    this.there = all.of("there");
  }

  MigrationPlan plan(Path staged) {
    LoadRequest asked =
        LoadRequest.of(folder, here.texts("shell")).withProject(null, here.string("name", "shop"));
    LoadedProject loaded = Loader.load(asked);
    TargetProject target = Adaptation.of(asked, loaded, request(), staged);
    return MigrationPlanner.plan(
        loaded.project(),
        target,
        request(),
        inventory(loaded.project(), target.folder()),
        survey(),
        "");
  }

  private MigrationRequest request() {
    return new MigrationRequest(
        "ssh://new",
        request.string("to"),
        request.texts("set"),
        request.texts("map_path"),
        request.texts("map_port"),
        request.strings("dump"));
  }

  private Inventory inventory(Project project, String targetFolder) {
    Map<String, SourceImage> images = new TreeMap<>();
    Map<String, DataKind> kinds = new TreeMap<>();
    for (Service service : project.services().values()) {
      String reference = ImageReference.of(project.name(), service);
      ImageDetails image = image(here.of("images").of(reference), "sha256:" + reference);
      images.put(service.name(), new SourceImage(reference, image));
      kinds.put(service.name(), DataKind.of(reference, image));
    }
    var data = new ArrayList<MovedData>();
    data.add(moved(DataSet.bind(folder.toString(), List.of()), targetFolder, 1000));
    data.addAll(here.objects("data", this::data));
    return new Inventory(
        new EngineVersion("20.10", "1.41", "linux", "amd64"),
        new EngineHost("1", "old", "/data"),
        List.of(),
        data,
        required(),
        images,
        kinds,
        Set.copyOf(here.strings("addresses")),
        START_MILLIS,
        List.of());
  }

  private Map<String, Set<String>> required() {
    var required = new TreeMap<String, Set<String>>();
    here.texts("required").forEach((path, service) -> required.put(path, Set.of(service)));
    return required;
  }

  private MovedData data(Attributes a) {
    List<String> owners = a.strings("owners");
    String volume = a.string("volume");
    String path = a.string("folder", "");
    return volume != null
        ? moved(DataSet.volume(volume, owners), volume, bytes(a))
        : moved(DataSet.bind(path, owners), request().mapped(path, folder.toString()), bytes(a));
  }

  private static long bytes(Attributes a) {
    return Objects.requireNonNullElse(a.integer("bytes"), 1000L);
  }

  private static MovedData moved(DataSet source, String target, long bytes) {
    return new MovedData(source, target, null, null, 1, bytes, SCAN_MILLIS);
  }

  private TargetSurvey survey() {
    Map<String, ImageDetails> images = new HashMap<>();
    there
        .texts("images")
        .forEach((reference, id) -> images.put(reference, UsedImageTest.image(id, List.of())));
    String architecture = there.string("architecture", "amd64");
    return new TargetSurvey(
        new EngineVersion("20.10", "1.41", "linux", architecture),
        new EngineHost(there.string("engine", "2"), there.string("host", "new"), "/data"),
        false,
        there.objects("containers", Situation::container),
        there.objects("networks", Situation::network),
        there.strings("volumes").stream().map(Situation::volume).toList(),
        images,
        Set.copyOf(there.strings("known")),
        there.isTrue("cannot_look") ? null : disk());
  }

  private TargetSurvey.Disk disk() {
    Map<String, At> paths = new TreeMap<>();
    there.texts("paths").forEach((path, what) -> paths.put(path, At.valueOf(what)));
    long free = Objects.requireNonNullElse(there.integer("free"), (long) FREE);
    return new TargetSurvey.Disk(
        paths, Map.of("/data", new Space(free, "/")), there.strings("ports"), START_MILLIS);
  }

  private static ImageDetails image(Attributes a, String id) {
    return UsedImageTest.image(a.string("id", id), a.strings("environment"));
  }

  private static ContainerSummary container(Attributes a) {
    Long port = a.integer("port");
    List<PublishedPort> ports =
        port == null
            ? List.of()
            : List.of(new PublishedPort("0.0.0.0", 80, port.intValue(), "tcp"));
    return new ContainerSummary(
        "1",
        a.string("name", ""),
        "",
        "",
        "",
        0,
        "running",
        "",
        ports,
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

  private static VolumeDetails volume(String name) {
    return new VolumeDetails(name, "local", "", "local", Map.of(), Map.of());
  }
}
