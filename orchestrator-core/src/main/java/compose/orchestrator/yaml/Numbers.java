package compose.orchestrator.yaml;

/**
 * How floating point numbers are written: shortest digits that read back as the same value, and the
 * two rules when an exponent is used that docker compose's outputs follow.
 */
public final class Numbers {

  private Numbers() {}

  /** As in JSON: an exponent below 1e-6 and from 1e21 on; null for what JSON has no number for. */
  public static String json(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return "null";
    }
    double size = Math.abs(value);
    boolean exponent = size != 0 && (size < 1e-6 || size >= 1e21);
    return exponent ? scientific(value, 1) : plain(value);
  }

  /** As in YAML and wherever a number stands in for a text: an exponent below 1e-4 and from 1e6. */
  public static String text(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    int exponent = exponent(value);
    return exponent < -4 || exponent >= 6 ? scientific(value, 2) : plain(value);
  }

  private static String plain(double value) {
    String digits = digits(value);
    int point = exponent(value) + 1;
    var text = new StringBuilder(sign(value));
    if (point <= 0) {
      return text.append("0.").repeat("0", -point).append(digits).toString();
    }
    if (point >= digits.length()) {
      return text.append(digits).repeat("0", point - digits.length()).toString();
    }
    return text.append(digits, 0, point)
        .append('.')
        .append(digits, point, digits.length())
        .toString();
  }

  private static String scientific(double value, int exponentDigits) {
    String digits = digits(value);
    int exponent = exponent(value);
    var text = new StringBuilder(sign(value)).append(digits.charAt(0));
    if (digits.length() > 1) {
      text.append('.').append(digits, 1, digits.length());
    }
    text.append('e').append(exponent < 0 ? '-' : '+');
    String size = Integer.toString(Math.abs(exponent));
    return text.repeat("0", Math.max(0, exponentDigits - size.length())).append(size).toString();
  }

  private static String sign(double value) {
    return Double.doubleToRawLongBits(value) < 0 ? "-" : "";
  }

  /** The significant digits without leading and trailing zeros; "0" for zero. */
  private static String digits(double value) {
    String text = Double.toString(Math.abs(value));
    int end = text.indexOf('E') < 0 ? text.length() : text.indexOf('E');
    var digits = new StringBuilder();
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (c != '.' && (c != '0' || !digits.isEmpty())) {
        digits.append(c);
      }
    }
    while (digits.length() > 1 && digits.charAt(digits.length() - 1) == '0') {
      digits.setLength(digits.length() - 1);
    }
    return digits.isEmpty() ? "0" : digits.toString();
  }

  /** The decimal exponent of the first significant digit; 0 for zero. */
  private static int exponent(double value) {
    if (value == 0) {
      return 0;
    }
    String text = Double.toString(Math.abs(value));
    int e = text.indexOf('E');
    int written = e < 0 ? 0 : Integer.parseInt(text.substring(e + 1));
    int point = text.indexOf('.');
    if (text.charAt(0) != '0') {
      return written + point - 1;
    }
    int first = point + 1;
    while (text.charAt(first) == '0') {
      first++;
    }
    return written - (first - point);
  }
}
