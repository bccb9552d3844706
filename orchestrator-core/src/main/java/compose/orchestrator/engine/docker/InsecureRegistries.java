package compose.orchestrator.engine.docker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/**
 * The registries that an engine asks without TLS ({@code RegistryConfig} of {@code GET /info}).
 *
 * @param names hosts, with their ports
 * @param ranges addresses of others, such as 127.0.0.0/8
 */
record InsecureRegistries(List<String> names, List<String> ranges) {
  static final InsecureRegistries NONE = new InsecureRegistries(List.of(), List.of());

  static InsecureRegistries read(JsonReader json) throws IOException {
    var found = new InsecureRegistries(new ArrayList<>(), new ArrayList<>());
    json.object(field -> {
      if (field.equals("RegistryConfig")) {
        json.object(part -> {
          switch (part) {
            case "InsecureRegistryCIDRs" -> found.ranges.addAll(json.texts());
            case "IndexConfigs" -> found.readNames(json);
            default -> json.skip();
          }
        });
      }
    });
    return found;
  }

  private void readNames(JsonReader json) throws IOException {
    json.object(name ->
        json.object(field -> {
          if (field.equals("Secure") && !json.truth()) {
            names.add(name);
          }
        }));
  }

  boolean contains(String registry) {
    return names.contains(registry) || (!ranges.isEmpty() && isInRange(host(registry)));
  }

  private static String host(String registry) {
    int colon = registry.lastIndexOf(':');
    return colon > registry.lastIndexOf(']') ? registry.substring(0, colon) : registry;
  }

  private boolean isInRange(String host) {
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        for (String range : ranges) {
          if (isIn(range, address.getAddress())) {
            return true;
          }
        }
      }
      return false;
    } catch (UnknownHostException _) {
      return false;
    }
  }

  /** Whatever an engine tells that is no range contains nothing. */
  private static boolean isIn(String range, byte[] address) {
    int slash = range.indexOf('/');
    if (slash < 0) {
      return false;
    }
    try {
      byte[] first = InetAddress.ofLiteral(range.substring(0, slash)).getAddress();
      return startsAlike(first, address, Integer.parseUnsignedInt(range.substring(slash + 1)));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static boolean startsAlike(byte[] first, byte[] address, int bits) {
    if (first.length != address.length || bits < 0 || bits > first.length * 8) {
      return false;
    }
    for (int i = 0; i < bits; i++) {
      int mask = 0x80 >> (i % 8);
      if ((first[i / 8] & mask) != (address[i / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
