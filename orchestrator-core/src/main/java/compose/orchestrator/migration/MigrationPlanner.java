package compose.orchestrator.migration;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.Severity;
import compose.orchestrator.engine.ImageDetails;
import compose.orchestrator.migration.DataMove.Method;
import compose.orchestrator.model.ImageReference;
import compose.orchestrator.model.Mount;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.transfer.DataSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Decides how a project is moved, and whether it can be. */
public final class MigrationPlanner {

  private final Project source;
  private final TargetProject target;
  private final MigrationRequest request;
  private final Inventory inventory;
  private final TargetSurvey survey;
  private final List<Diagnostic> findings = new ArrayList<>();

  private MigrationPlanner(
      Project source,
      TargetProject target,
      MigrationRequest request,
      Inventory inventory,
      TargetSurvey survey) {
    this.source = source;
    this.target = target;
    this.request = request;
    this.inventory = inventory;
    this.survey = survey;
  }

  /**
   * Plans.
   *
   * @param operation id of the move that is gone on with, or empty
   */
  public static MigrationPlan plan(
      Project source,
      TargetProject target,
      MigrationRequest request,
      Inventory inventory,
      TargetSurvey survey,
      String operation) {
    return new MigrationPlanner(source, target, request, inventory, survey).plan(operation);
  }

  private MigrationPlan plan(String operation) {
    findings.addAll(target.findings());
    findings.addAll(inventory.findings());
    List<UsedImage> images = images();
    var moves = new ArrayList<DataMove>();
    inventory.data().forEach(data -> moves.add(move(data, images)));
    databasesInFolder(images);
    notDumped();
    unsupported();
    long imageBytes = 0;
    for (UsedImage image : images) {
      imageBytes +=
          image.way() == UsedImage.Way.SEND && image.here() != null ? image.here().size() : 0;
    }
    findings.addAll(
        new TargetChecks(target.project(), inventory, survey, operation)
            .check(volumeBytes(), imageBytes));
    findings.addAll(OldAddresses.find(source, target, inventory.addresses()));
    findings.sort((one, other) -> Boolean.compare(isError(other), isError(one)));
    return new MigrationPlan(
        source.name(),
        request,
        inventory,
        survey,
        target,
        images,
        List.copyOf(moves),
        DowntimeForecast.of(source, inventory, survey, moves),
        List.copyOf(findings));
  }

  private static boolean isError(Diagnostic finding) {
    return finding.severity() == Severity.ERROR;
  }

  private long volumeBytes() {
    long sum = 0;
    for (MovedData data : inventory.data()) {
      sum += data.source().kind() == DataSet.Kind.VOLUME ? data.bytes() : 0;
    }
    return sum;
  }

  private List<UsedImage> images() {
    var users = new TreeMap<String, TreeSet<String>>();
    for (Service service : target.project().services().values()) {
      if (service.tooling().provider() == null) {
        String reference = ImageReference.of(target.project().name(), service);
        users.computeIfAbsent(reference, _ -> new TreeSet<>()).add(service.name());
      }
    }
    var images = new ArrayList<UsedImage>();
    users.forEach((reference, services) -> {
      SourceImage here = inventory.images().get(services.first());
      ImageDetails image = here == null ? null : here.image();
      boolean same = here != null && here.reference().equals(reference);
      ImageDetails there = survey.images().get(reference);
      images.add(
          new UsedImage(
              reference,
              List.copyOf(services),
              image,
              same,
              there,
              image != null && survey.known().contains(image.id()),
              same && image != null && there != null && isKept(services, image, there)));
    });
    images.forEach(this::check);
    return List.copyOf(images);
  }

  /** Databases can be read by another image, and every image by one for the target's machine. */
  private boolean isKept(Set<String> services, ImageDetails here, ImageDetails there) {
    String architecture = survey.version().architecture();
    boolean fits = there.architecture().equals(architecture);
    boolean dumped = services.stream().allMatch(this::canBeDumped);
    return !there.id().equals(here.id())
        && fits
        && (dumped || !here.architecture().equals(architecture));
  }

  private boolean canBeDumped(String service) {
    return DatabaseTools.know(inventory.kind(service))
        && inventory.data().stream().anyMatch(data -> isDataFolder(service, data));
  }

  private void check(UsedImage image) {
    ImageDetails then = image.then();
    String architecture = survey.version().architecture();
    if (then != null
        && !(then.os().equals(survey.version().os()) && then.architecture().equals(architecture))) {
      findings.add(
          Diagnostic.error(
              "architecture-differs",
              "the image "
                  + image.reference()
                  + " is for "
                  + then.os()
                  + "/"
                  + then.architecture()
                  + ", the target is "
                  + survey.version().os()
                  + "/"
                  + architecture,
              "have an image for that made, and name it with a variable and --set",
              null));
    }
    boolean replaced = image.way() == UsedImage.Way.SEND || image.way() == UsedImage.Way.NAME;
    if (replaced && image.there() != null) {
      findings.add(
          Diagnostic.warning(
              "image-replaced",
              "the target has another image of the name " + image.reference(),
              "the name will mean the image from here; containers that run keep theirs",
              null));
    }
  }

  private DataMove move(MovedData data, List<UsedImage> images) {
    for (String owner : data.source().owners()) {
      DataKind kind = inventory.kind(owner);
      boolean own = !data.equals(inventory.data().getFirst());
      if (kind != DataKind.FILES && own && isWritten(owner, data)) {
        return database(data, owner, kind, images);
      }
    }
    return new DataMove(data, Method.FILES, "", "plain files");
  }

  /** Scripts that fill a database are often mounted beside its data. */
  private boolean isWritten(String owner, MovedData data) {
    return data.container() != null
        || mountsOf(owner).stream()
            .anyMatch(mount -> !mount.readOnly() && isOf(data, mount.type(), mount.source()));
  }

  private List<Mount> mountsOf(String name) {
    Service service = source.services().get(name);
    return service == null ? List.of() : service.storage().volumes();
  }

  /** Whether it holds what the server itself writes, not backups or the like. */
  private boolean isDataFolder(String owner, MovedData data) {
    DatabaseTools tools = DatabaseTools.of(inventory.kind(owner));
    String folder = tools.data(inventory.environment(owner));
    if (data.container() != null) {
      return data.source().owners().contains(owner)
          && MigrationRequest.isBelow(folder, String.valueOf(data.destination()));
    }
    return mountsOf(owner).stream()
        .anyMatch(mount ->
            MigrationRequest.isBelow(folder, mount.target())
                && isOf(data, mount.type(), mount.source()));
  }

  private boolean isOf(MovedData data, String type, @Nullable String mounted) {
    if (mounted == null || !data.source().kind().type().equals(type)) {
      return false;
    }
    var volume = source.volumes().get(mounted);
    return data.source().source().equals(volume == null ? mounted : volume.name());
  }

  private DataMove database(MovedData data, String owner, DataKind kind, List<UsedImage> images) {
    if (DatabaseTools.know(kind) && request.dumped().contains(owner) && isDataFolder(owner, data)) {
      return new DataMove(
          data, Method.LOGICAL, owner, "database of " + owner + ": dumped, as --dump says");
    }
    if (inventory.resorted().contains(owner) && isDataFolder(owner, data)) {
      return new DataMove(
          data,
          Method.LOGICAL,
          owner,
          "database of " + owner + ": made when text was sorted otherwise, so it is dumped");
    }
    if (isSameImage(owner, images)) {
      return new DataMove(
          data, Method.PHYSICAL, owner, "database of " + owner + ": same image and architecture");
    }
    if (kind == DataKind.DATABASE) {
      findings.add(
          Diagnostic.warning(
              "database-copied",
              "the data of " + owner + " is copied as it is, and another image will read it",
              "see in its documentation whether it can",
              null));
      return new DataMove(
          data, Method.PHYSICAL, owner, "database of " + owner + ": files are all it has");
    }
    if (DatabaseTools.know(kind) && isDataFolder(owner, data)) {
      return new DataMove(
          data,
          Method.LOGICAL,
          owner,
          "database of " + owner + ": another image reads it, so it is dumped");
    }
    if (!canBeDumped(owner)) {
      findings.add(differs(owner)); // it may keep its data anywhere
    }
    return new DataMove(data, Method.FILES, "", "plain files");
  }

  private static Diagnostic differs(String owner) {
    return Diagnostic.error(
        "database-image-differs",
        "the database of "
            + owner
            + " would be read by another image than has written it: its files may then be"
            + " misread without any word",
        "move it with the same image first (see --set), and change the image afterwards",
        null);
  }

  /** Files in the project's folder are moved with it, before any server could be asked. */
  private void databasesInFolder(List<UsedImage> images) {
    for (String service : source.services().keySet()) {
      DataKind kind = inventory.kind(service);
      boolean known = DatabaseTools.know(kind) || kind == DataKind.MYSQL;
      if (known && !isSameImage(service, images) && inFolder(service)) {
        findings.add(differs(service));
      }
    }
  }

  private void notDumped() {
    for (String service : request.dumped()) {
      if (!canBeDumped(service)) {
        findings.add(
            Diagnostic.error(
                "not-dumped",
                "--dump " + service + ": there is no database that could be dumped",
                "it must be a PostgreSQL or MariaDB service with its data in a volume, or in a"
                    + " folder outside of the project's",
                null));
      }
    }
  }

  private boolean inFolder(String service) {
    String folder = source.origin().workingDirectory();
    DataKind kind = inventory.kind(service);
    String data = DatabaseTools.of(kind).data(inventory.environment(service));
    return mountsOf(service).stream()
        .anyMatch(mount ->
            mount.type().equals("bind")
                && mount.source() != null
                && MigrationRequest.isBelow(data, mount.target())
                && MigrationRequest.isBelow(mount.source(), folder));
  }

  private static boolean isSameImage(String owner, List<UsedImage> images) {
    for (UsedImage image : images) {
      if (image.services().contains(owner)) {
        ImageDetails then = image.then();
        return image.here() != null && then != null && image.here().id().equals(then.id());
      }
    }
    return false;
  }

  private void unsupported() {
    for (Service service : source.services().values()) {
      if (service.tooling().provider() != null) {
        findings.add(
            Diagnostic.error(
                "provider",
                "service " + service.name() + " is made by a program of this machine",
                "moving what a provider makes is not supported",
                service.location()));
      }
    }
  }
}
