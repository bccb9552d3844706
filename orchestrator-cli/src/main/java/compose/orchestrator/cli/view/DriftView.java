package compose.orchestrator.cli.view;

import compose.orchestrator.plan.Diverged;
import compose.orchestrator.plan.Divergence;
import compose.orchestrator.plan.Drift;
import compose.orchestrator.plan.Drifted;
import compose.orchestrator.plan.Reason;
import compose.orchestrator.plan.Remedy;
import java.util.List;
import java.util.Locale;

/** Shows what on an engine is not as the files say. */
public final class DriftView {

  private DriftView() {}

  /** By service, network and volume; a line for each value. */
  public static String text(Drift drift) {
    if (drift.found().isEmpty()) {
      return "Nothing differs.\n";
    }
    var text = new StringBuilder();
    String title = "";
    for (Drifted one : drift.found()) {
      String its = kind(one) + " " + one.key();
      if (!its.equals(title)) {
        text.append(its).append('\n');
        title = its;
      }
      text.append("  ").append(one.resource()).append(": ");
      text.append(remedy(one.remedy())).append('\n');
      reasons(text, "    ", one.reasons());
    }
    return text.toString();
  }

  private static String kind(Drifted one) {
    return switch (one.kind()) {
      case SERVICE -> "Service";
      case NETWORK -> "Network";
      case VOLUME -> "Volume";
    };
  }

  static String remedy(Remedy remedy) {
    return switch (remedy) {
      case CREATE -> "up makes it";
      case REPLACE -> "up replaces it";
      case UPDATE -> "up changes it while it stays";
      case RECONNECT -> "up connects it anew";
      case RENAME -> "up names it as it should be";
      case START -> "up starts it";
      case REMOVE -> "up removes it";
      case NOTHING -> "up leaves it as it is";
    };
  }

  static void reasons(StringBuilder text, String indent, List<Reason> reasons) {
    for (Reason reason : reasons) {
      if (reason instanceof Diverged diverged) {
        for (Divergence divergence : diverged.divergences()) {
          text.append(indent).append(ReasonWording.of(divergence)).append('\n');
        }
      } else {
        text.append(indent).append(ReasonWording.of(reason).text()).append('\n');
      }
    }
  }

  /** The same as one JSON object. */
  public static String json(Drift drift) {
    Json json = new Json().open('{').member("project", drift.project()).name("drift").open('[');
    for (Drifted one : drift.found()) {
      json.open('{').member("kind", kind(one).toLowerCase(Locale.ROOT));
      json.member("name", one.key()).member("resource", one.resource());
      json.member("remedy", one.remedy().name().toLowerCase(Locale.ROOT));
      reasons(json, one.reasons());
      json.close('}');
    }
    return json.close(']').close('}').toString() + "\n";
  }

  static void reasons(Json json, List<Reason> reasons) {
    json.name("reasons").open('[');
    for (Reason reason : reasons) {
      PlanJson.reason(json, reason);
    }
    json.close(']');
  }
}
