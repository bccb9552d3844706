package compose.orchestrator.copy;

import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.engine.ContainerFiles;
import compose.orchestrator.engine.PathInContainer;
import compose.orchestrator.files.Owners;
import compose.orchestrator.files.TarReader;
import compose.orchestrator.files.TarWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Copies between this machine and a container, running or not. What a copy is called follows the
 * rules of {@code docker cp}: a folder that is there takes what comes under its own name, or only
 * its contents where the source ends with {@code /.}; a name that is not there becomes the copy's.
 */
public final class ContainerCopy {

  private static final String CONTENTS = "/.";

  private final ContainerFiles files;
  private final String container;
  private final boolean followLink;
  private final boolean owned;

  /**
   * To or from one container.
   *
   * @param followLink whether a source that is a symbolic link stands for what it leads to
   * @param owned whether copies belong to the container's user, and to their owners on this side
   */
  public ContainerCopy(ContainerFiles files, String container, boolean followLink, boolean owned) {
    this.files = files;
    this.container = container;
    this.followLink = followLink;
    this.owned = owned;
  }

  /**
   * Copies a file or folder of this machine.
   *
   * @param source as written; relative to the folder
   * @throws UsageException if the source is not there, or the target is of another kind
   */
  public void into(Path folder, String source, String target) {
    Path given = folder.resolve(source);
    Path file = followLink ? real(given) : given.normalize();
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new UsageException(
          "source-not-found", "there is no " + file, "correct the path of what is to be copied");
    }
    boolean tree = Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
    Place place = place(name(file), tree, source.endsWith(CONTENTS), target);
    files.place(
        container,
        place.folder(),
        owned,
        output -> {
          var archive = new TarWriter(output, Owners.AS_ON_DISK);
          archive.addTree(file, place.name());
          archive.finish();
        });
  }

  /** Unpacks an archive into a folder of the container. */
  public void into(InputStream archive, String target) {
    files.place(container, target, owned, archive::transferTo);
  }

  private Place place(String name, boolean tree, boolean contents, String target) {
    String path = target.startsWith("/") ? target : "/" + target;
    PathInContainer there = files.pathIn(container, path);
    if (there != null && !there.linkTarget().isEmpty()) {
      path = there.linkTarget();
      there = files.pathIn(container, path);
    }
    if (there == null) {
      refuseFileAsFolder(tree, path);
      return Place.of(path);
    }
    if (there.folder()) {
      return tree && contents ? new Place(path, "") : new Place(path, name);
    }
    if (tree) {
      throw notAFolder(path);
    }
    return Place.of(path);
  }

  /**
   * Copies a file or folder of the container to this machine.
   *
   * @param target as written; relative to the folder
   * @return paths of what was left out because it is neither file, folder nor link
   * @throws UsageException if the source is not there, or the target is of another kind
   */
  public List<String> outOf(String source, Path folder, String target) {
    boolean contents = source.endsWith(CONTENTS);
    String path = contents ? source.substring(0, source.length() - 1) : source;
    PathInContainer there = inContainer(path);
    if (!there.linkTarget().isEmpty() && (followLink || source.endsWith("/"))) {
      path = there.linkTarget();
      there = inContainer(path);
    }
    Path copy = copy(there, contents, folder.resolve(target).normalize(), target);
    Owners owners = owned ? Owners.AS_ON_DISK : Owners.ROOT;
    return files.pack(container, path, input -> new TarReader(input, owners).unpackAs(copy));
  }

  /** Copies a file or folder of the container as an archive. */
  public void outOf(String source, OutputStream archive) {
    inContainer(source);
    files.pack(container, source, input -> input.transferTo(archive));
  }

  private PathInContainer inContainer(String path) {
    PathInContainer there = files.pathIn(container, path);
    if (there == null) {
      throw new UsageException(
          "source-not-found",
          "there is no " + path + " in the container",
          "correct the path of what is to be copied");
    }
    return there;
  }

  private static Path copy(PathInContainer source, boolean contents, Path target, String written) {
    if (Files.isDirectory(target)) {
      return source.folder() && contents ? target : target.resolve(source.name());
    }
    if (Files.exists(target) && source.folder()) {
      throw notAFolder(target.toString());
    }
    refuseFileAsFolder(source.folder(), written);
    @Nullable Path parent = target.getParent();
    if (parent != null && !Files.isDirectory(parent)) {
      throw new UsageException(
          "target-not-found", "there is no folder " + parent, "make it first: mkdir -p " + parent);
    }
    return target;
  }

  private static void refuseFileAsFolder(boolean tree, String target) {
    if (!tree && target.endsWith("/")) {
      throw new UsageException(
          "target-not-found",
          "there is no folder " + target,
          "make it first, or leave the last / out to give the copy that name");
    }
  }

  private static UsageException notAFolder(String target) {
    return new UsageException(
        "target-not-a-folder",
        "cannot copy a folder to " + target + ": a file is there",
        "name a folder, or a name that is free");
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException _) {
      return file.normalize();
    }
  }

  private static String name(Path file) {
    @Nullable Path name = file.getFileName();
    return name == null ? "" : name.toString();
  }

  /** Where an archive is unpacked, and what it is called there; nothing for contents alone. */
  private record Place(String folder, String name) {

    static Place of(String path) {
      String plain =
          path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
      int slash = plain.lastIndexOf('/');
      return new Place(slash == 0 ? "/" : plain.substring(0, slash), plain.substring(slash + 1));
    }
  }
}
