package compose.orchestrator.transfer;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.ImageSummary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Opens data sets of one engine. The work is done there by the tools of an image that the engine
 * has already: tar, find, xargs, sed, sha256sum, split of GNU, as in every image made from Debian,
 * Ubuntu or Fedora. Which image has them is found out once. For one thread.
 */
public final class Sides {

  /** What the tools print about themselves where they are the right ones. */
  private static final List<String> PROBE =
      List.of(
          "sh",
          "-c",
          "tar --version && find --version && xargs --version && sha256sum --version"
              + " && split --version && dd --version && sed --version");

  private static final List<String> TOOLS =
      List.of("GNU tar", "GNU findutils", "(GNU coreutils)", "GNU sed");

  private final EngineGateway engine;
  private final List<String> preferred;
  private final Set<String> unfit = new LinkedHashSet<>();
  private @Nullable String fit;

  /**
   * Of an engine, which stays the caller's to close.
   *
   * @param preferred ids or references of images to be tried before all others
   */
  public Sides(EngineGateway engine, List<String> preferred) {
    this.engine = engine;
    this.preferred = List.copyOf(preferred);
  }

  /**
   * Opens a data set, which must be closed again.
   *
   * @throws EngineException with the code no-helper-image where no image has the tools, or the
   *     engine's own where the data cannot be mounted
   */
  public Side open(DataSet data, Access access) {
    return open(new Parts(List.of(data)), access);
  }

  /** Opens several together, for which one helper is enough. */
  public Side open(Parts data, Access access) {
    if (fit != null) {
      return new Side(data, Helper.start(engine, fit, data, access));
    }
    for (String image : candidates()) {
      Helper helper = unfit.contains(image) ? null : fitting(image, data, access);
      if (helper != null) {
        fit = image;
        return new Side(data, helper);
      }
      unfit.add(image);
    }
    throw new EngineException(
        "no-helper-image",
        "none of the engine's images has the tools that read and write "
            + data
            + ": tar, find and sha256sum of GNU",
        "pull one that has, such as debian:bookworm-slim: docker pull debian:bookworm-slim");
  }

  /** Looks at the engine's host from a container that sees all of its files and changes none. */
  public HostProbe host() {
    return new HostProbe(open(DataSet.bind("/", List.of()), Access.READ));
  }

  /** The image whose tools are used; null before anything was opened. */
  public @Nullable String image() {
    return fit;
  }

  /** A helper of the image if it has the tools; null if it has not, or cannot be run. */
  private @Nullable Helper fitting(String image, Parts data, Access access) {
    Helper helper;
    try {
      helper = Helper.start(engine, image, data, access);
    } catch (EngineException e) {
      if (e.status() == 0 || isOfMount(e) || isOfDisk(e)) {
        throw e;
      }
      return null;
    }
    try {
      if (hasTools(helper)) {
        return helper;
      }
    } catch (EngineException e) {
      if (e.status() == 0) {
        throw e;
      }
    }
    helper.close();
    return null;
  }

  private static boolean isOfMount(EngineException e) {
    String words = String.valueOf(e.getMessage());
    return words.contains("mount") && !words.contains("executable file not found");
  }

  /** No image is to blame where there is no room for any container. */
  private static boolean isOfDisk(EngineException e) {
    return String.valueOf(e.getMessage()).contains("no space left on device");
  }

  private static boolean hasTools(Helper helper) {
    var printed = new StringBuilder();
    Tethered.Outcome outcome =
        helper.run(
            PROBE,
            null,
            (buffer, offset, length) ->
                printed.append(new String(buffer, offset, length, StandardCharsets.ISO_8859_1)));
    for (String tool : TOOLS) {
      if (printed.indexOf(tool) < 0) {
        return false;
      }
    }
    return outcome.exit() == 0;
  }

  private List<String> candidates() {
    var all = new LinkedHashSet<String>(preferred);
    var others = new ArrayList<ImageSummary>(engine.images(List.of()));
    // Large images have the tools more often than small ones.
    others.sort(
        Comparator.comparingLong(ImageSummary::size).reversed().thenComparing(ImageSummary::id));
    others.forEach(image -> all.add(image.id()));
    return List.copyOf(all);
  }
}
