package compose.orchestrator.loader;

import static compose.orchestrator.loader.Shape.BOOLEAN;
import static compose.orchestrator.loader.Shape.INTEGER;
import static compose.orchestrator.loader.Shape.TEXT;
import static compose.orchestrator.loader.Shapes.extraHosts;
import static compose.orchestrator.loader.Shapes.fileReferences;
import static compose.orchestrator.loader.Shapes.labels;
import static compose.orchestrator.loader.Shapes.lateFlag;
import static compose.orchestrator.loader.Shapes.limits;
import static compose.orchestrator.loader.Shapes.pairs;
import static compose.orchestrator.loader.Shapes.repeatableTexts;
import static compose.orchestrator.loader.Shapes.text;

/** The attributes of a service's build section, in canonical order. */
final class BuildAttributes {

  private BuildAttributes() {}

  static Shape build() {
    Shape build = Shape.of(TEXT).struct();
    sources(build);
    surroundings(build);
    return build.is(Kind.STRUCT).merge(MergeRule.BUILD).form(ShortForm.BUILD);
  }

  private static void sources(Shape build) {
    build
        .has("context", text().path(PathRule.CONTEXT))
        .has("dockerfile", text())
        .has("dockerfile_inline", text())
        .has("entitlements", repeatableTexts())
        .has("args", pairs(Kind.VARIABLES).merge(MergeRule.LIST).unique(UniqueKey.NAME))
        .has("provenance", attestation())
        .has("sbom", attestation())
        .has("ssh", pairs(Kind.SSH).form(ShortForm.SSH).path(PathRule.HOST))
        .has("labels", labels())
        .has("cache_from", repeatableTexts())
        .has("cache_to", repeatableTexts())
        .has("no_cache", lateFlag())
        .has("additional_contexts", contexts())
        .has("pull", lateFlag());
  }

  private static Shape attestation() {
    return Shape.of(TEXT | BOOLEAN).is(Kind.TEXT).form(ShortForm.TEXT);
  }

  private static Shape contexts() {
    return labels().form(ShortForm.KEY_VALUES).path(PathRule.CONTEXT);
  }

  private static void surroundings(Shape build) {
    build
        .has("extra_hosts", extraHosts())
        .has("isolation", text())
        .has("network", text())
        .has("target", text())
        .has("secrets", fileReferences())
        .has("shm_size", Shape.of(INTEGER | TEXT).is(Kind.BYTES))
        .has("tags", repeatableTexts().unique(UniqueKey.NAME))
        .has("ulimits", limits(Cast.NONE, MergeRule.DEEP))
        .has("platforms", repeatableTexts())
        .has("privileged", lateFlag());
  }
}
