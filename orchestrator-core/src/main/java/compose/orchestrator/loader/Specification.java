package compose.orchestrator.loader;

import static compose.orchestrator.loader.Shape.BOOLEAN;
import static compose.orchestrator.loader.Shape.INTEGER;
import static compose.orchestrator.loader.Shape.NULL;
import static compose.orchestrator.loader.Shape.TEXT;
import static compose.orchestrator.loader.Shapes.driverOptions;
import static compose.orchestrator.loader.Shapes.flag;
import static compose.orchestrator.loader.Shapes.labels;
import static compose.orchestrator.loader.Shapes.pairs;
import static compose.orchestrator.loader.Shapes.repeatableTexts;
import static compose.orchestrator.loader.Shapes.text;
import static compose.orchestrator.loader.Shapes.textOrTexts;

/**
 * The Compose Specification as one table: the attributes of a Compose file, in canonical order,
 * each with its values and what the passes do with it. Services are in {@link ServiceAttributes}.
 */
final class Specification {

  /** A service of a file. */
  static final Shape SERVICE = ServiceAttributes.service();

  /** A whole Compose file. */
  static final Shape FILE = file();

  private Specification() {}

  private static Shape file() {
    return Shape.of(0)
        .struct()
        .has("name", text())
        .has("services", resources(SERVICE, Shape.Names.RESOURCE))
        .has("networks", resources(network(), Shape.Names.RESOURCE_OR_UNREAD))
        .has("volumes", resources(volume(), Shape.Names.RESOURCE))
        .has("secrets", resources(secret(), Shape.Names.RESOURCE))
        .has("configs", resources(config(), Shape.Names.RESOURCE))
        .has("models", resources(model(), Shape.Names.RESOURCE_OR_UNREAD))
        .has("version", text().is(Kind.DROPPED))
        .has("include", Shape.of(0).listOf(include()).is(Kind.DROPPED));
  }

  private static Shape resources(Shape resource, Shape.Names names) {
    return Shape.of(0).mapOf(names, resource).is(Kind.STRUCTS);
  }

  private static Shape include() {
    return Shape.of(TEXT)
        .closedStruct()
        .has("path", textOrTexts())
        .has("env_file", textOrTexts())
        .has("project_directory", text())
        .form(ShortForm.INCLUDE);
  }

  private static Shape network() {
    return Shape.of(NULL)
        .struct()
        .has("name", text())
        .has("driver", text())
        .has("driver_opts", driverOptions())
        .has("ipam", addressing())
        .has("external", external())
        .has("internal", flag())
        .has("attachable", flag())
        .has("labels", labels())
        .has("enable_ipv4", flag().is(Kind.CHOICE))
        .has("enable_ipv6", flag().is(Kind.CHOICE))
        .is(Kind.REQUIRED_STRUCT)
        .form(ShortForm.EXTERNAL);
  }

  private static Shape addressing() {
    Shape pool =
        Shape.of(0)
            .struct()
            .has("subnet", text())
            .has("gateway", text())
            .has("ip_range", text())
            .has("aux_addresses", Shape.of(0).mapOf(Shape.Names.ANY, text()).is(Kind.LABELS))
            .is(Kind.STRUCT);
    return Shape.of(0)
        .struct()
        .has("driver", text())
        .has("config", Shape.of(0).listOf(pool).is(Kind.LIST).merge(MergeRule.POOLS))
        .has("options", Shape.of(0).mapOf(Shape.Names.ANY, text()).is(Kind.DROPPED))
        .is(Kind.REQUIRED_STRUCT);
  }

  /** A truth value, or the old form: a mapping with the name. */
  private static Shape external() {
    return looseExternal().struct();
  }

  private static Shape looseExternal() {
    return Shape.of(BOOLEAN | TEXT)
        .closedStruct()
        .has("name", text())
        .is(Kind.FLAG)
        .cast(Cast.BOOLEAN);
  }

  private static Shape volume() {
    return Shape.of(NULL)
        .struct()
        .has("name", text())
        .has("driver", text())
        .has("driver_opts", driverOptions())
        .has("external", external())
        .has("labels", labels().unique(UniqueKey.NONE))
        .is(Kind.REQUIRED_STRUCT)
        .form(ShortForm.EXTERNAL)
        .path(PathRule.VOLUME);
  }

  private static Shape secret() {
    Shape sources = sources(Shape.of(0).struct()).has("content", text().internal());
    return commonLast(sources)
        .has("driver", text())
        .has("driver_opts", driverOptions().is(Kind.OPTIONS))
        .has("template_driver", text());
  }

  private static Shape config() {
    Shape sources = sources(Shape.of(0).struct()).has("content", text());
    return commonLast(sources).has("template_driver", text());
  }

  private static Shape sources(Shape shape) {
    return shape
        .has("name", text())
        .has("file", text().path(PathRule.HOST))
        .has("environment", text());
  }

  private static Shape commonLast(Shape shape) {
    return shape
        .has("external", looseExternal().open())
        .has("labels", pairs(Kind.LABELS))
        .is(Kind.REQUIRED_STRUCT)
        .form(ShortForm.EXTERNAL);
  }

  private static Shape model() {
    return Shape.of(0)
        .struct()
        .has("name", text())
        .has("model", text())
        .has("context_size", Shape.of(INTEGER).is(Kind.INTEGER))
        .has("runtime_flags", repeatableTexts())
        .requires("model")
        .is(Kind.REQUIRED_STRUCT);
  }
}
