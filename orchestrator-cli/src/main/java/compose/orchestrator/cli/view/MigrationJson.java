package compose.orchestrator.cli.view;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.migration.Change;
import compose.orchestrator.migration.DataMove;
import compose.orchestrator.migration.MigrationPlan;
import compose.orchestrator.migration.UsedImage;
import java.util.Locale;

/** Plans of moves for programs: the shape that docs/migration.md promises. */
public final class MigrationJson {

  private static final int FORMAT = 1;

  private MigrationJson() {}

  /** The plan as one JSON object on one line. */
  public static String of(MigrationPlan plan) {
    Json json = new Json().open('{').member("format", FORMAT).member("project", plan.project());
    json.member("host", plan.request().host()).member("folder", plan.target().folder());
    json.name("blocked").value(plan.isBlocked());
    json.name("images").open('[');
    plan.images().forEach(image -> image(json, image));
    json.close(']').name("data").open('[');
    plan.moves().forEach(move -> move(json, move));
    json.close(']').name("changes").open('[');
    for (Change change : plan.target().changes()) {
      json.open('{').member("what", change.what()).member("from", change.from());
      json.member("to", change.to()).member("why", change.why()).close('}');
    }
    json.close(']')
        .name("required_paths")
        .values(java.util.List.copyOf(plan.inventory().required().keySet()));
    json.name("downtime_milliseconds").open('{');
    json.member("stop", plan.downtime().stop().toMillis());
    json.member("copy", plan.downtime().copy().toMillis());
    json.member("compare", plan.downtime().verify().toMillis());
    json.member("start", plan.downtime().start().toMillis());
    json.member("total", plan.downtime().total().toMillis()).close('}');
    json.name("findings").open('[');
    plan.findings().forEach(finding -> finding(json, finding));
    return json.close(']').close('}') + "\n";
  }

  private static void image(Json json, UsedImage image) {
    json.open('{').member("reference", image.reference());
    json.name("services").values(image.services());
    var known = image.then();
    if (known != null) {
      json.member("id", known.id()).member("platform", known.os() + "/" + known.architecture());
      json.name("digests").values(known.digests()).member("bytes", known.size());
    }
    json.member("how", image.way().name().toLowerCase(Locale.ROOT)).close('}');
  }

  private static void move(Json json, DataMove move) {
    json.open('{').member("kind", move.data().source().kind().type());
    json.member("source", move.data().source().source()).member("target", move.data().target());
    if (move.data().container() != null) {
      json.member("container", move.data().container());
      json.member("destination", move.data().destination());
    }
    json.name("services").values(move.data().source().owners());
    json.member("files", move.data().files()).member("bytes", move.data().bytes());
    json.member("method", move.method().text()).member("reason", move.reason()).close('}');
  }

  private static void finding(Json json, Diagnostic finding) {
    json.open('{').member("severity", finding.severity().name().toLowerCase(Locale.ROOT));
    json.member("code", finding.code()).member("text", finding.summary());
    json.member("help", finding.help());
    var location = finding.location();
    json.member("location", location == null ? null : location.toString()).close('}');
  }
}
