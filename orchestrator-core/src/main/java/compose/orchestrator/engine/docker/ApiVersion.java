package compose.orchestrator.engine.docker;

import org.jspecify.annotations.Nullable;

/** A version of the Engine API. */
record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {
  /** The newest one that the requests here are written for. */
  static final ApiVersion OURS = new ApiVersion(1, 51);

  /** Reads MAJOR.MINOR; null where the text is none. */
  static @Nullable ApiVersion parse(String text) {
    int dot = text.indexOf('.');
    if (dot < 0) {
      return null;
    }
    try {
      return new ApiVersion(
          Integer.parseInt(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
    } catch (NumberFormatException _) {
      return null;
    }
  }

  /** The older of the two. */
  ApiVersion min(ApiVersion other) {
    return compareTo(other) <= 0 ? this : other;
  }

  boolean isAtLeast(int otherMajor, int otherMinor) {
    return compareTo(new ApiVersion(otherMajor, otherMinor)) >= 0;
  }

  @Override
  public int compareTo(ApiVersion other) {
    return major != other.major
        ? Integer.compare(major, other.major)
        : Integer.compare(minor, other.minor);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
