package compose.orchestrator.engine.docker;

import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.model.Security;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What a container may do. */
final class SecurityMapping {
  private final Path base;

  /** Reads seccomp profiles below the project's folder. */
  SecurityMapping(Path base) {
    this.base = base;
  }

  void write(Security security, JsonObject host) {
    host.set("Privileged", security.privileged())
        .set("ReadonlyRootfs", security.readOnly())
        .setUnlessEmpty("CapAdd", capabilities(security.capAdd()))
        .setUnlessEmpty("CapDrop", capabilities(security.capDrop()))
        .setUnlessEmpty("Sysctls", security.sysctls());
    List<String> options = new ArrayList<>();
    for (String option : security.securityOptions()) {
      if (option.equals("systempaths=unconfined")) {
        host.set("MaskedPaths", List.of()).set("ReadonlyPaths", List.of());
      } else {
        options.add(resolved(option));
      }
    }
    credentials(security, options);
    host.setUnlessEmpty("SecurityOpt", options);
  }

  /** In the engine's own spelling, sorted, so that an inspection shows what docker would show. */
  private static List<String> capabilities(List<String> names) {
    Set<String> all = new TreeSet<>();
    for (String name : names) {
      String upper = name.strip().toUpperCase(Locale.ROOT);
      all.add(upper.equals("ALL") || upper.startsWith("CAP_") ? upper : "CAP_" + upper);
    }
    return List.copyOf(all);
  }

  /** The engine wants a seccomp profile itself, not the name of its file. */
  private String resolved(String option) {
    if (!option.startsWith("seccomp=") && !option.startsWith("seccomp:")) {
      return option;
    }
    String profile = option.substring("seccomp=".length());
    return profile.equals("unconfined") || profile.equals("builtin")
        ? option
        : "seccomp=" + compact(read(profile));
  }

  private String read(String profile) {
    Path file = base.resolve(profile);
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UsageException(
          "unreadable-file",
          "security_opt: cannot read the seccomp profile " + file + ": " + e.getMessage(),
          "correct the path; it starts at the project's folder");
    }
  }

  private static String compact(String json) {
    var text = new StringBuilder(json.length());
    boolean quoted = false;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (quoted && c == '\\') {
        text.append(c).append(json.charAt(++i));
        continue;
      }
      if (c == '"') {
        quoted = !quoted;
      }
      if (quoted || c > ' ') {
        text.append(c);
      }
    }
    return text.toString();
  }

  private static void credentials(Security security, List<String> options) {
    var spec = security.credentialSpec();
    if (spec == null) {
      return;
    }
    if (spec.file() != null) {
      options.add("credentialspec=file://" + spec.file());
    } else if (spec.registry() != null) {
      options.add("credentialspec=registry://" + spec.registry());
    }
  }
}
