package compose.orchestrator.bundle;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.ImageDetails;
import compose.orchestrator.model.ImageReference;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.transfer.Access;
import compose.orchestrator.transfer.Comparison;
import compose.orchestrator.transfer.DataSet;
import compose.orchestrator.transfer.Manifest;
import compose.orchestrator.transfer.Side;
import compose.orchestrator.transfer.Sides;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Saves a project as a bundle. Contents are read once before its services rest, so that while they
 * do only what has changed since is read twice. What is written goes to a file beside the bundle,
 * which becomes it at the end; a backup to the same place goes on with what is there.
 */
public final class Backup {

  private static final String PARTIAL = ".part";

  private final EngineGateway engine;
  private final BackupRequest request;
  private final BundleListener listener;
  private final List<Diagnostic> findings = new ArrayList<>();
  private final List<DataRecord> records = new ArrayList<>();
  private final List<String> kept = new ArrayList<>();

  /** Of a project on an engine, which stays the caller's to close. */
  public Backup(EngineGateway engine, BackupRequest request, BundleListener listener) {
    this.engine = engine;
    this.request = request;
    this.listener = listener;
  }

  /**
   * Writes the bundle.
   *
   * @param file where; a bundle that is there is replaced once the new one is whole
   * @throws compose.orchestrator.diagnostic.OrchestratorException where something cannot be read or
   *     written
   */
  public BackupResult write(Path file, Freeze freeze) {
    ProjectData found = ProjectData.of(engine, request.project(), request.services());
    findings.addAll(found.findings());
    var files = new ProjectFileList(request, found.files());
    Map<String, ImageRecord> images = images();
    Path partial = file.resolveSibling(file.getFileName() + PARTIAL);
    new BundlePlace(file).check(found.items(), partial);
    var sides = new LinkedHashMap<DataItem, Side>();
    try {
      var opened = new Sides(engine, images.values().stream().map(ImageRecord::id).toList());
      for (DataItem item : found.items()) {
        sides.put(item, opened.open(item.data(), Access.READ));
      }
      BundleManifest manifest = write(partial, sides, files, List.copyOf(images.values()), freeze);
      Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
      return new BackupResult(manifest, List.copyOf(kept), List.copyOf(findings));
    } catch (IOException e) {
      throw new UsageException(
          "not-written", "cannot write " + file + ": " + e.getMessage(), "name another place");
    } finally {
      sides.values().forEach(Side::close);
    }
  }

  private BundleManifest write(
      Path partial,
      Map<DataItem, Side> sides,
      ProjectFileList files,
      List<ImageRecord> images,
      Freeze freeze) {
    if (!request.live()) {
      sides.forEach(this::readAhead);
    }
    var writers = new TreeSet<String>();
    sides.keySet().forEach(item -> writers.addAll(item.writers()));
    boolean frozen = !request.live() && !writers.isEmpty();
    BundleWriter bundle;
    try {
      if (frozen) {
        freeze.begin(List.copyOf(writers));
      }
      bundle = saveData(partial, sides);
    } finally {
      if (frozen) {
        freeze.end();
      }
    }
    try (bundle) {
      saveImages(bundle, images);
      files.writeTo(bundle);
      Project project = request.project();
      var manifest =
          new BundleManifest(
              project.name(),
              request.created(),
              files.configFiles(project),
              request.profiles(),
              files.paths(),
              List.copyOf(records),
              images,
              bundle.entries());
      bundle.finish(manifest);
      return manifest;
    }
  }

  private void readAhead(DataItem item, Side side) {
    listener.hear(label(item), "reading", 0, -1);
    side.scanContents();
  }

  private static String label(DataItem item) {
    return (item.data().kind() == DataSet.Kind.VOLUME ? "volume " : "folder ") + item.key();
  }

  /** What an interrupted backup saved stays as long as the files are those of then. */
  private BundleWriter saveData(Path partial, Map<DataItem, Side> sides) {
    Map<String, PartialBundle.Whole> whole = PartialBundle.read(partial).whole();
    List<BundleEntry> entries = new ArrayList<>();
    long end = 0;
    BundleWriter bundle = null;
    for (Map.Entry<DataItem, Side> entry : sides.entrySet()) {
      DataItem item = entry.getKey();
      Manifest files = entry.getValue().scanContents();
      PartialBundle.Whole before = bundle == null ? whole.get(item.folder()) : null;
      if (before != null && before.startsAt(end) && isUntouched(before.files(), files)) {
        entries.addAll(before.entries());
        end = before.end();
        kept.add(label(item));
        listener.hear(label(item), "kept", files.bytes(), files.bytes());
        records.add(record(item, files, false));
        continue;
      }
      bundle = bundle == null ? new BundleWriter(partial, entries, end) : bundle;
      save(bundle, item, entry.getValue(), files);
    }
    return bundle == null ? new BundleWriter(partial, entries, end) : bundle;
  }

  private static boolean isUntouched(Manifest before, Manifest now) {
    return Comparison.of(before, now).isEmpty() && before.isUntouchedIn(now);
  }

  private void save(BundleWriter bundle, DataItem item, Side side, Manifest files) {
    String label = label(item);
    long total = files.bytes();
    listener.hear(label, "saving", 0, total);
    String complaint;
    long[] done = {0};
    try (OutputStream pieces = bundle.pieces(item.folder())) {
      complaint =
          side.pack(
              files.files(),
              (buffer, offset, length) -> {
                write(pieces, buffer, offset, length);
                done[0] += length;
                listener.hear(label, "saving", done[0], Math.max(total, done[0]));
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    boolean changed = !files.isUntouchedIn(side.scan());
    if (changed) {
      changedMeanwhile(item, complaint);
    }
    byte[] list = FileList.bytes(files);
    bundle.add(item.folder() + Names.FILES, Compression.compress(list, list.length));
    records.add(record(item, files, changed));
    listener.hear(label, "saved", done[0], done[0]);
  }

  private static void write(OutputStream pieces, byte[] buffer, int offset, int length) {
    try {
      pieces.write(buffer, offset, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void changedMeanwhile(DataItem item, String complaint) {
    String who =
        item.strangers().isEmpty()
            ? String.join(", ", item.writers())
            : String.join(", ", item.strangers());
    findings.add(
        Diagnostic.warning(
            "changed-meanwhile",
            label(item)
                + " changed while it was copied, and may not hold together"
                + (complaint.isEmpty() ? "" : ": " + complaint.lines().findFirst().orElse("")),
            "stop what writes to it"
                + (who.isEmpty() ? "" : " (" + who + ")")
                + (request.live() ? ", or leave --live away" : "")
                + ", and make the backup again",
            null));
  }

  private static DataRecord record(DataItem item, Manifest files, boolean live) {
    return new DataRecord(
        item.folder(),
        item.data().kind(),
        item.key(),
        item.data().source(),
        item.data().owners(),
        files.files().size(),
        files.bytes(),
        live);
  }

  /** Images that are on the engine, by reference. */
  private Map<String, ImageRecord> images() {
    Project project = request.project();
    Map<String, ImageRecord> images = new LinkedHashMap<>();
    for (Service service : project.services().values()) {
      String reference = ImageReference.of(project.name(), service);
      ImageDetails image = images.containsKey(reference) ? null : engine.image(reference);
      if (image != null) {
        String digest = image.digests().isEmpty() ? null : image.digests().getFirst();
        boolean included = request.images() || digest == null;
        var users = users(project, reference);
        images.put(reference, new ImageRecord(reference, users, image.id(), digest, included));
      }
    }
    return images;
  }

  private static List<String> users(Project project, String reference) {
    var users = new ArrayList<String>();
    for (Service service : project.services().values()) {
      if (ImageReference.of(project.name(), service).equals(reference)) {
        users.add(service.name());
      }
    }
    return users;
  }

  /** All at once, so that layers they share are there once. */
  private void saveImages(BundleWriter bundle, List<ImageRecord> images) {
    var references = new ArrayList<String>();
    for (ImageRecord image : images) {
      if (image.included()) {
        references.add(ImageReference.familiar(image.reference()));
      }
    }
    if (references.isEmpty()) {
      return;
    }
    String label = references.size() == 1 ? "1 image" : references.size() + " images";
    listener.hear(label, "saving", 0, -1);
    long size = engine.imageArchives().save(references, archive -> copy(archive, bundle, label));
    listener.hear(label, "saved", size, size);
  }

  private long copy(InputStream archive, BundleWriter bundle, String label) throws IOException {
    long done = 0;
    byte[] buffer = new byte[64 * 1024];
    try (OutputStream pieces = bundle.pieces(Names.IMAGES + "all")) {
      for (int count = archive.read(buffer); count >= 0; count = archive.read(buffer)) {
        pieces.write(buffer, 0, count);
        done += count;
        listener.hear(label, "saving", done, -1);
      }
    }
    return done;
  }
}
