package compose.orchestrator.bundle;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.model.ImageReference;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.model.Volume;
import compose.orchestrator.transfer.Access;
import compose.orchestrator.transfer.Comparison;
import compose.orchestrator.transfer.DataSet;
import compose.orchestrator.transfer.Difference;
import compose.orchestrator.transfer.Manifest;
import compose.orchestrator.transfer.Side;
import compose.orchestrator.transfer.Sides;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Brings a bundle's images and data to an engine, for the project that its files make there. Data
 * is read again after it was written, and compared with what the bundle says it was.
 */
public final class Restore {

  private static final int MOST_TOLD = 10;

  private final EngineGateway engine;
  private final BundleFile bundle;
  private final Project project;
  private final BundleListener listener;
  private final List<Diagnostic> findings = new ArrayList<>();

  /** Of a bundle onto an engine; both stay the caller's to close. */
  public Restore(
      EngineGateway engine, BundleFile bundle, Project project, BundleListener listener) {
    this.engine = engine;
    this.bundle = bundle;
    this.project = project;
    this.listener = listener;
  }

  /** What the user should know after the restore. */
  public List<Diagnostic> findings() {
    return List.copyOf(findings);
  }

  /** Brings the images that are not there, under the names that the project has for them. */
  public void images() {
    List<ImageRecord> images = bundle.manifest().images();
    boolean missing = false;
    for (ImageRecord image : images) {
      missing |= image.included() && engine.image(image.id()) == null;
    }
    if (missing) {
      loadImages();
    }
    images.forEach(this::name);
  }

  private void loadImages() {
    long[] done = {0};
    listener.hear("images", "loading", 0, -1);
    InputStream archive =
        bundle.pieces(
            Names.IMAGES + "all",
            count -> {
              done[0] += count;
              listener.hear("images", "loading", done[0], -1);
            });
    engine.imageArchives().load(archive::transferTo);
    listener.hear("images", "loaded", done[0], done[0]);
  }

  private void name(ImageRecord image) {
    if (engine.image(image.id()) == null && !pulled(image)) {
      return;
    }
    for (String name : image.services()) {
      Service service = project.services().get(name);
      String reference = service == null ? null : ImageReference.of(project.name(), service);
      if (reference != null && reference.indexOf('@') < 0 && engine.image(reference) == null) {
        engine.imageArchives().tag(image.id(), reference);
      }
    }
  }

  /** By its digest, for the tag may mean another image by now. */
  private boolean pulled(ImageRecord image) {
    String digest = image.digest();
    if (digest == null) {
      return false;
    }
    try {
      listener.hear("image " + image.reference(), "pulling", 0, -1);
      engine.pull(digest, null, _ -> {});
      listener.hear("image " + image.reference(), "pulled", 0, -1);
      return engine.image(image.id()) != null;
    } catch (EngineException e) {
      findings.add(
          Diagnostic.warning(
              "image-missing",
              "the image " + digest + " cannot be pulled: " + e.getMessage(),
              "bring it to the engine, or make the backup with --images",
              null));
      return false;
    }
  }

  /**
   * Writes all data. The volumes are there already.
   *
   * @param replace labels of volumes and folders whose present data may be lost
   * @throws UsageException if others hold data; then nothing is written
   * @throws EngineException where data cannot be written, or is not afterwards as it was saved
   */
  public void data(Set<String> replace) {
    var sides = new LinkedHashMap<DataRecord, Side>();
    try {
      var opened =
          new Sides(engine, bundle.manifest().images().stream().map(ImageRecord::id).toList());
      for (DataRecord data : bundle.manifest().data()) {
        sides.put(data, opened.open(target(data), Access.WRITE));
      }
      Map<DataRecord, Manifest> present = present(sides, replace);
      sides.forEach((data, side) -> write(data, side, Objects.requireNonNull(present.get(data))));
    } finally {
      sides.values().forEach(Side::close);
    }
  }

  private DataSet target(DataRecord data) {
    if (data.kind() == DataSet.Kind.BIND) {
      Path folder = Path.of(project.origin().workingDirectory());
      if (!data.key().equals(".")) {
        for (String part : Names.parts(data.key())) {
          folder = folder.resolve(part);
        }
      }
      return DataSet.bind(folder.toString(), data.owners());
    }
    Volume volume = project.volumes().get(data.key());
    if (volume == null) {
      throw DamagedBundle.of("the project of the bundle has no volume " + data.key());
    }
    return DataSet.volume(volume.name(), data.owners());
  }

  private Map<DataRecord, Manifest> present(Map<DataRecord, Side> sides, Set<String> replace) {
    Map<DataRecord, Manifest> present = new LinkedHashMap<>();
    var refused = new ArrayList<String>();
    sides.forEach((data, side) -> {
      Manifest found = side.scan();
      present.put(data, found);
      // Project files lie in the top folder already.
      boolean mixed = data.kind() == DataSet.Kind.BIND && data.key().equals(".");
      if (!found.isEmpty() && !replace.contains(data.label()) && !mixed) {
        refused.add(data.label());
      }
    });
    if (!refused.isEmpty()) {
      throw new UsageException(
          "data-present",
          "there is data already in " + String.join(", ", refused) + "; nothing was written",
          "give it up with --replace "
              + String.join(" --replace ", refused)
              + ", or restore under another name with --as");
    }
    return present;
  }

  /** Whether files of the project lie in the folder, which are there already. */
  private boolean isMixed(DataRecord data) {
    String above = data.key().equals(".") ? "" : data.key() + "/";
    for (String file : bundle.manifest().projectFiles()) {
      if (data.kind() == DataSet.Kind.BIND && file.startsWith(above)) {
        return true;
      }
    }
    return false;
  }

  private void write(DataRecord data, Side side, Manifest present) {
    String label = data.toString();
    boolean mixed = isMixed(data);
    if (!present.isEmpty() && !mixed) {
      side.remove(present.topLevel());
    }
    long[] done = {0};
    listener.hear(label, "writing", 0, data.bytes());
    try (InputStream archive =
        bundle.pieces(
            data.folder(),
            count -> {
              done[0] += count;
              listener.hear(label, "writing", done[0], Math.max(done[0], data.bytes()));
            })) {
      side.unpack(archive, () -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    listener.hear(label, "comparing", 0, -1);
    compare(data, side, mixed);
    listener.hear(label, "restored", done[0], done[0]);
  }

  private void compare(DataRecord data, Side side, boolean mixed) {
    List<Difference> differences = new ArrayList<>();
    for (Difference difference : Comparison.of(files(data), side.scanContents())) {
      if (!mixed || !difference.kinds().contains(Difference.Kind.EXTRA)) {
        differences.add(difference);
      }
    }
    if (!differences.isEmpty() && !data.live()) {
      throw new EngineException(
          "restore-differs",
          data + " is not as it was saved: " + Difference.told(differences, MOST_TOLD),
          "do not start the project on it; see whether the disk of the engine is sound, and"
              + " restore again with --replace "
              + data.label());
    }
    if (data.live()) {
      findings.add(
          Diagnostic.warning(
              "saved-live",
              data
                  + " was saved while it changed: "
                  + differences.size()
                  + " files differ from"
                  + " the list of then",
              "see whether the services can read it",
              null));
    }
  }

  private Manifest files(DataRecord data) {
    try {
      return bundle.files(data);
    } catch (IOException e) {
      throw DamagedBundle.of("the list of files of " + data + ": " + e.getMessage());
    }
  }
}
