package compose.orchestrator.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Names of a bundle's entries. */
final class Names {

  static final String MANIFEST = "manifest.json";
  static final String MANIFEST_DIGEST = "manifest.json.sha256";
  static final String DATA = "data/";
  static final String PROJECT = "project/";
  static final String IMAGES = "images/";

  /** Ends a data set: the list of its files. */
  static final String FILES = "/files.zst";

  private static final int DIGITS = 8;
  private static final Pattern FIRST_PIECE =
      Pattern.compile("/[0-9]{8}\\.tar\\.zst$|/files\\.zst$");

  private Names() {}

  /** The piece of that number, such as {@code data/volume-db/00000001.tar.zst}. */
  static String piece(String folder, long number) {
    String digits = Long.toString(number);
    return folder + "/" + "0".repeat(Math.max(0, DIGITS - digits.length())) + digits + ".tar.zst";
  }

  /** Whether an archive that begins with such an entry is a bundle: others have no such pieces. */
  static boolean isBegun(String name) {
    boolean inside = name.startsWith(DATA) || name.startsWith(IMAGES);
    return inside && FIRST_PIECE.matcher(name).find();
  }

  static boolean isPiece(String name, String folder) {
    return name.startsWith(folder + "/") && name.endsWith(".tar.zst");
  }

  /**
   * The parts of a relative path that stays below where it starts.
   *
   * @throws compose.orchestrator.diagnostic.UsageException if it does not
   */
  static List<String> parts(String path) {
    var parts = new ArrayList<String>();
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..") || part.indexOf('\0') >= 0) {
        throw DamagedBundle.of("the path '" + path + "' would lead out of the project's folder");
      }
      parts.add(part);
    }
    return parts;
  }
}
