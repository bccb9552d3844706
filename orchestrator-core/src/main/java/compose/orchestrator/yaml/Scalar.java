package compose.orchestrator.yaml;

import compose.orchestrator.diagnostic.Location;
import org.jspecify.annotations.Nullable;

/**
 * A single value, resolved by the YAML rules of the Compose Specification.
 *
 * @param value String, Long, java.math.BigInteger, Double, Boolean, {@link Timestamp}, or null
 * @param text as written, without quotes
 * @param location where it starts
 */
public record Scalar(@Nullable Object value, String text, Location location) implements Node {

  /** A string that was made, not read: its place is that of what it was made from. */
  public static Scalar of(String value, Location location) {
    return new Scalar(value, value, location);
  }

  /** A number, truth value or null that was made from something at the place. */
  public static Scalar of(@Nullable Object value, Location location) {
    return new Scalar(value, String.valueOf(value), location);
  }

  /** Whether this is YAML's null, however spelt. */
  public boolean isNull() {
    return value == null;
  }

  @Override
  public String describe() {
    if (value == null) {
      return "null";
    }
    if (value instanceof String string) {
      return "'" + string + "'";
    }
    return value.toString();
  }
}
