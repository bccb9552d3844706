package compose.orchestrator.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks a tar archive that nobody vouches for: nothing is written outside the place it is
 * unpacked to, neither by names nor by way of links in the archive.
 */
public final class TarReader {

  private static final int PERMISSIONS = 0777;

  private final TarArchiveInputStream archive;
  private final Owners owners;
  private final List<String> skipped = new ArrayList<>();
  private final Map<Path, TarArchiveEntry> folders = new LinkedHashMap<>();

  /** Reads from the stream, which stays the caller's to close. */
  public TarReader(InputStream input, Owners owners) {
    this.archive = new TarArchiveInputStream(input, StandardCharsets.UTF_8.name());
    this.owners = owners;
  }

  /**
   * Unpacks an archive of one file or folder under another name.
   *
   * @param place path of the file or folder that is made
   * @return names of entries left out: devices, pipes
   * @throws IOException if an entry would leave the place, or cannot be written
   */
  public List<String> unpackAs(Path place) throws IOException {
    for (TarArchiveEntry entry = next(); entry != null; entry = next()) {
      unpack(entry, place, target(place, entry.getName()));
    }
    for (Map.Entry<Path, TarArchiveEntry> folder : folders.entrySet()) {
      describe(folder.getKey(), folder.getValue());
    }
    return skipped;
  }

  private @Nullable TarArchiveEntry next() throws IOException {
    return archive.getNextEntry();
  }

  /** The first part of an entry's name is the thing's own name, which the place replaces. */
  private static Path target(Path place, String name) throws IOException {
    String plain = name.startsWith("./") ? name.substring(2) : name;
    int slash = plain.indexOf('/');
    String below = slash < 0 ? "" : plain.substring(slash + 1);
    Path target = place.resolve(below).normalize();
    if (name.startsWith("/") || below.startsWith("/") || !target.startsWith(place)) {
      throw new IOException("an entry of the archive leads out of it: " + name);
    }
    refuseLinks(place, target, name);
    return target;
  }

  private static void refuseLinks(Path place, Path target, String name) throws IOException {
    Path above = place;
    for (Path part : place.relativize(target)) {
      if (!above.equals(place) && Files.isSymbolicLink(above)) {
        throw new IOException("an entry of the archive leads through a link: " + name);
      }
      above = above.resolve(part);
    }
  }

  private void unpack(TarArchiveEntry entry, Path place, Path target) throws IOException {
    if (entry.isFIFO() || entry.isCharacterDevice() || entry.isBlockDevice()) {
      skipped.add(entry.getName());
      return;
    }
    if (entry.isDirectory()) {
      folder(target);
      folders.put(target, entry);
      return;
    }
    if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("cannot replace the folder " + target + " by a file");
    }
    if (entry.isSymbolicLink()) {
      Files.deleteIfExists(target);
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else if (entry.isLink()) {
      Path other = target(place, entry.getLinkName());
      Files.deleteIfExists(target);
      Files.createLink(target, other);
    } else {
      write(target);
      describe(target, entry);
    }
  }

  private static void folder(Path target) throws IOException {
    if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectory(target);
    }
  }

  /** A link that is there is replaced, never written through. */
  private void write(Path target) throws IOException {
    if (Files.isSymbolicLink(target)) {
      Files.delete(target);
    }
    Files.copy(archive, target, StandardCopyOption.REPLACE_EXISTING);
  }

  private void describe(Path target, TarArchiveEntry entry) throws IOException {
    if (owners == Owners.AS_ON_DISK) {
      Files.setAttribute(target, "unix:uid", (int) entry.getLongUserId());
      Files.setAttribute(target, "unix:gid", (int) entry.getLongGroupId());
    }
    Files.setAttribute(target, "unix:mode", entry.getMode() & PERMISSIONS);
    Files.setLastModifiedTime(target, entry.getLastModifiedTime());
  }
}
