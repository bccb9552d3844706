package compose.orchestrator.cli.view;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Sizes with a few digits and a unit. */
public final class ByteText {

  private static final String[] DECIMAL = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
  private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
  private static final BigDecimal KIBI = BigDecimal.valueOf(1024);

  private ByteText() {}

  /** In powers of a thousand with three digits, such as {@code 12.3MB}. */
  public static String of(long bytes) {
    return text(bytes, THOUSAND, DECIMAL, new MathContext(3, RoundingMode.HALF_EVEN));
  }

  /** In powers of 1024 with four digits, such as {@code 12.34MiB}. */
  static String binary(long bytes) {
    return text(bytes, KIBI, BINARY, new MathContext(4, RoundingMode.HALF_EVEN));
  }

  private static String text(long bytes, BigDecimal step, String[] units, MathContext digits) {
    BigDecimal size = BigDecimal.valueOf(bytes);
    int unit = 0;
    while (size.compareTo(step) >= 0 && unit < units.length - 1) {
      size = size.divide(step, MathContext.DECIMAL64);
      unit++;
    }
    return size.round(digits).stripTrailingZeros().toPlainString() + units[unit];
  }
}
