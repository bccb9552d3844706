package compose.orchestrator.loader;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Sizes such as {@code 64m} or {@code 1.5 GiB}: binary units whatever their spelling. */
public final class ByteSize {

  private static final String UNITS = "kmgtp";

  private ByteSize() {}

  /** Bytes, or null where the text is no size. */
  public static @Nullable Long parse(String text) {
    int last = text.length() - 1;
    while (last >= 0 && "0123456789. ".indexOf(text.charAt(last)) < 0) {
      last--;
    }
    if (last < 0) {
      return null;
    }
    boolean spaced = text.charAt(last) == ' ';
    Double number = Casts.number(text.substring(0, spaced ? last : last + 1));
    double factor = factor(text.substring(last + 1).toLowerCase(Locale.ROOT));
    return number == null || number < 0 || factor == 0 ? null : (Long) (long) (number * factor);
  }

  private static double factor(String unit) {
    if (unit.isEmpty() || unit.equals("b")) {
      return 1;
    }
    int power = UNITS.indexOf(unit.charAt(0)) + 1;
    String rest = unit.substring(1);
    boolean valid = rest.isEmpty() || rest.equals("b") || rest.equals("ib");
    return power > 0 && valid ? Math.pow(1024, power) : 0;
  }
}
