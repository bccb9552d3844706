package compose.orchestrator.migration;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** A range of addresses, such as 10.0.0.0/24. */
final class Subnet {

  private final byte[] address;
  private final int bits;

  private Subnet(byte[] address, int bits) {
    this.address = address;
    this.bits = bits;
  }

  /** Reads one; null where it is none. Names are not looked up. */
  static @Nullable Subnet parse(@Nullable String text) {
    int slash = text == null ? -1 : text.indexOf('/');
    if (text == null || slash < 1 || !isAddress(text.substring(0, slash))) {
      return null;
    }
    try {
      byte[] address = InetAddress.getByName(text.substring(0, slash)).getAddress();
      return new Subnet(address, Integer.parseInt(text.substring(slash + 1)));
    } catch (UnknownHostException | NumberFormatException _) {
      return null;
    }
  }

  private static boolean isAddress(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (".:0123456789abcdefABCDEF".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return text.indexOf('.') > 0 || text.indexOf(':') >= 0;
  }

  /** Whether an address is in both. */
  boolean overlaps(Subnet other) {
    if (address.length != other.address.length) {
      return false;
    }
    int common = Math.min(bits, other.bits);
    for (int bit = 0; bit < common; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if (((address[bit / Byte.SIZE] ^ other.address[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
