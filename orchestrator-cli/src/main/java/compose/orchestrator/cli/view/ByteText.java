package compose.orchestrator.cli.view;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Sizes in powers of a thousand, with three digits. */
public final class ByteText {

  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
  private static final int STEP = 1000;
  private static final MathContext DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);

  private ByteText() {}

  /** Such as {@code 12.3MB}. */
  public static String of(long bytes) {
    BigDecimal size = BigDecimal.valueOf(bytes);
    int unit = 0;
    while (size.compareTo(BigDecimal.valueOf(STEP)) >= 0 && unit < UNITS.length - 1) {
      size = size.movePointLeft(3);
      unit++;
    }
    return size.round(DIGITS).stripTrailingZeros().toPlainString() + UNITS[unit];
  }
}
