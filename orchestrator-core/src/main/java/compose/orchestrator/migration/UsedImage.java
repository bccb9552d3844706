package compose.orchestrator.migration;

import compose.orchestrator.engine.ImageDetails;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An image of a service.
 *
 * @param reference as the target's project names it
 * @param services services that use it, sorted
 * @param here the image of the services' present reference on the source's engine, or null
 * @param same whether the target's project names the same reference as the source's
 * @param there the image that the reference names on the target's engine, or null
 * @param known whether the target's engine has the source's image under whatever name
 * @param own whether the target keeps the image that it has under that name, another one
 */
public record UsedImage(
    String reference,
    List<String> services,
    @Nullable ImageDetails here,
    boolean same,
    @Nullable ImageDetails there,
    boolean known,
    boolean own) {

  /** How the target gets it. */
  public enum Way {
    /** It is there. */
    PRESENT,
    /** It is there under another name. */
    NAME,
    /** It is sent from the source. */
    SEND,
    /** The target's engine pulls it. */
    PULL
  }

  /** How the target gets it. */
  public Way way() {
    // A name by digest comes from a registry alone.
    if (!same || here == null || reference.indexOf('@') >= 0) {
      return there == null ? Way.PULL : Way.PRESENT;
    }
    if (own || (there != null && there.id().equals(here.id()))) {
      return Way.PRESENT;
    }
    return known ? Way.NAME : Way.SEND;
  }

  /** The image that the services will have there, as far as it is known now. */
  public @Nullable ImageDetails then() {
    return same && here != null && !own ? here : there;
  }
}
