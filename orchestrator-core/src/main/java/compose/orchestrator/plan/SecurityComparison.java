package compose.orchestrator.plan;

import compose.orchestrator.engine.HostNamespaces;
import compose.orchestrator.engine.HostRights;
import compose.orchestrator.model.CredentialSpec;
import compose.orchestrator.model.Security;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What a container may do. */
final class SecurityComparison {

  private static final String UNMASKED = "systempaths=unconfined";

  private SecurityComparison() {}

  static void compare(Compared compared, Differences found) {
    Security desired = compared.service().security();
    HostRights actual = compared.container().host().rights();
    found.flag("privileged", actual.privileged(), desired.privileged());
    found.flag("read_only", actual.readOnly(), desired.readOnly());
    found.set("cap_add", capabilities(actual.capAdd()), capabilities(desired.capAdd()));
    found.set("cap_drop", capabilities(actual.capDrop()), capabilities(desired.capDrop()));
    found.map("sysctls", actual.sysctls(), desired.sysctls());
    found.set("security_opt", actual(actual, compared, desired), desired(desired));
  }

  /** Engines list capabilities with the kernel's prefix or without. */
  private static Set<String> capabilities(List<String> names) {
    var sorted = new TreeSet<String>();
    for (String name : names) {
      String upper = name.strip().toUpperCase(Locale.ROOT);
      sorted.add(upper.startsWith("CAP_") ? upper.substring("CAP_".length()) : upper);
    }
    return sorted;
  }

  private static Set<String> desired(Security security) {
    var options = new TreeSet<String>();
    security.securityOptions().forEach(option -> options.add(profile(option)));
    CredentialSpec spec = security.credentialSpec();
    if (spec != null && spec.file() != null) {
      options.add("credentialspec=file://" + spec.file());
    } else if (spec != null && spec.registry() != null) {
      options.add("credentialspec=registry://" + spec.registry());
    }
    return options;
  }

  private static Set<String> actual(HostRights rights, Compared compared, Security desired) {
    var options = new TreeSet<String>();
    boolean labelled = desired(desired).stream().anyMatch(SecurityComparison::isLabel);
    for (String option : rights.securityOptions()) {
      if (labelled || !isLabel(option) || !labelsByItself(rights, compared)) {
        options.add(profile(option));
      }
    }
    List<String> masked = rights.maskedPaths();
    if (masked != null && masked.isEmpty() && !rights.privileged()) {
      options.add(UNMASKED);
    }
    return options;
  }

  /** What a container shares with the host cannot be confined by labels, says the engine. */
  private static boolean labelsByItself(HostRights rights, Compared compared) {
    HostNamespaces namespaces = compared.container().host().namespaces();
    return rights.privileged() || isShared(namespaces.pid()) || isShared(namespaces.ipc());
  }

  private static boolean isShared(String mode) {
    return mode.equals("host") || mode.startsWith("container:");
  }

  private static boolean isLabel(String option) {
    return option.startsWith("label=") || option.startsWith("label:");
  }

  /** The engine keeps the profile itself; what its file holds now is not looked at. */
  private static String profile(String option) {
    String seccomp = "seccomp";
    if (!option.startsWith(seccomp + "=") && !option.startsWith(seccomp + ":")) {
      return option;
    }
    String value = option.substring(seccomp.length() + 1);
    return value.equals("unconfined") || value.equals("builtin")
        ? seccomp + "=" + value
        : seccomp + "=(profile)";
  }
}
