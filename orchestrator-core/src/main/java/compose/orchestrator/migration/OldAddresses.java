package compose.orchestrator.migration;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.model.FileObject;
import compose.orchestrator.model.Mount;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds where files name the host that a project leaves. Nothing of that is changed by itself. */
final class OldAddresses {

  /** Larger files are data. */
  private static final long LARGEST = 1024 * 1024;

  /** Shorter names are words. */
  private static final int SHORTEST = 4;

  private OldAddresses() {}

  static List<Diagnostic> find(Project source, TargetProject target, Set<String> addresses) {
    var texts = new TreeMap<String, String>();
    Path folder = Path.of(source.origin().workingDirectory());
    for (Path file : files(source)) {
      String text = read(file);
      if (text != null) {
        texts.put(
            file.startsWith(folder) ? folder.relativize(file).toString() : file.toString(), text);
      }
    }
    texts.putAll(target.files());
    var found = new ArrayList<Diagnostic>();
    texts.forEach((file, text) -> search(file, text, addresses, found));
    return found;
  }

  private static Set<Path> files(Project source) {
    var files = new TreeSet<Path>();
    source.origin().configFiles().forEach(file -> files.add(Path.of(file)));
    files.add(Path.of(source.origin().workingDirectory(), VariableFile.NAME));
    for (Map<String, FileObject> objects : List.of(source.configs(), source.secrets())) {
      for (FileObject object : objects.values()) {
        if (object.file() != null) {
          files.add(Path.of(object.file()));
        }
      }
    }
    for (Service service : source.services().values()) {
      for (Mount mount : service.storage().volumes()) {
        if (mount.source() != null && mount.type().equals("bind")) {
          files.add(Path.of(mount.source()));
        }
      }
    }
    return files;
  }

  private static @Nullable String read(Path file) {
    try {
      return Files.isRegularFile(file) && Files.size(file) <= LARGEST
          ? Files.readString(file, StandardCharsets.ISO_8859_1)
          : null;
    } catch (IOException _) {
      return null; // what cannot be read here is moved all the same
    }
  }

  private static void search(
      String file, String text, Set<String> addresses, List<Diagnostic> found) {
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      for (String address : addresses) {
        int at = address.length() < SHORTEST ? -1 : line.indexOf(address);
        if (at >= 0 && isWhole(line, at, at + address.length())) {
          found.add(
              Diagnostic.warning(
                  "old-address",
                  "this host is named: " + address,
                  "if it should be the target, make it a variable and use --set",
                  new Location(file, number, at + 1)));
        }
      }
    }
  }

  private static boolean isWhole(String line, int start, int end) {
    boolean before = start == 0 || !isOfName(line.charAt(start - 1));
    return before && (end == line.length() || !isOfName(line.charAt(end)));
  }

  private static boolean isOfName(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '_';
  }
}
