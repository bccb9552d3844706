package compose.orchestrator.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;

/** The table of rooms: each may use those named beside it, itself and the JDK, and no others. */
@AnalyzeClasses(
    packages = "compose.orchestrator",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class RoomsTest {

  private static final String BASE = "compose.orchestrator.";

  @ArchTest static final ArchRule diagnosticUsesNothing = room("diagnostic");

  @ArchTest static final ArchRule yamlUses = room("yaml", "diagnostic", "org.snakeyaml..");

  @ArchTest static final ArchRule modelUses = room("model", "yaml", "diagnostic");

  @ArchTest static final ArchRule lintUses = room("lint", "model", "yaml", "diagnostic");

  @ArchTest static final ArchRule graphUses = room("graph", "org.jgrapht..");

  @ArchTest
  static final ArchRule loaderUses =
      room("loader", "registry", "yaml", "model", "graph", "diagnostic");

  @ArchTest static final ArchRule sourceUses = room("loader.source", "registry");

  @ArchTest
  static final ArchRule registryUses = room("registry", "yaml", "diagnostic", "javax.net.ssl..");

  @ArchTest
  static final ArchRule onlyTheRegistryRoomKnowsTheHttpClient =
      noClasses()
          .that()
          .resideOutsideOfPackage(BASE + "registry")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.net.http..")
          .because("it is dear, and loaded only where a registry is asked");

  @ArchTest static final ArchRule engineUses = room("engine", "registry", "model", "diagnostic");

  @ArchTest
  static final ArchRule stateUses = room("state", "model", "engine", "yaml", "diagnostic");

  @ArchTest
  static final ArchRule planUses =
      room("plan", "model", "state", "graph", "engine", "yaml", "diagnostic");

  @ArchTest
  static final ArchRule savedUses =
      room("saved", "plan", "model", "state", "engine", "yaml", "diagnostic");

  @ArchTest static final ArchRule eventUses = room("event", "plan", "engine", "diagnostic");

  @ArchTest
  static final ArchRule executionUses =
      room("execution", "plan", "engine", "event", "journal", "model", "diagnostic");

  @ArchTest static final ArchRule journalUses = room("journal", "diagnostic");

  @ArchTest static final ArchRule filesUses = room("files", "org.apache.commons.compress..");

  @ArchTest static final ArchRule copyUses = room("copy", "files", "engine", "diagnostic");

  @ArchTest
  static final ArchRule transferUses = room("transfer", "engine", "model", "yaml", "diagnostic");

  @ArchTest
  static final ArchRule bundleUses =
      room(
          "bundle",
          "transfer",
          "files",
          "engine",
          "model",
          "yaml",
          "diagnostic",
          "org.apache.commons.compress..",
          "com.github.luben.zstd..");

  @ArchTest
  static final ArchRule migrationUses =
      room(
          "migration",
          "transfer",
          "execution",
          "journal",
          "event",
          "plan",
          "state",
          "files",
          "loader",
          "engine",
          "model",
          "yaml",
          "diagnostic");

  @ArchTest
  static final ArchRule publishUses =
      room("publish", "registry", "loader", "model", "yaml", "diagnostic");

  @ArchTest
  static final ArchRule watchUses =
      room("watch", "files", "engine", "model", "diagnostic", "io.methvin.watcher..");

  @ArchTest static final ArchRule streamUses = room("stream", "engine", "model", "diagnostic");

  @ArchTest
  static final ArchRule onlyTheDockerRoomKnowsDockerJava =
      noClasses()
          .that()
          .resideOutsideOfPackage(BASE + "engine.docker..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.github.dockerjava..", "com.fasterxml.jackson..")
          .because("the Engine's client is behind engine.EngineGateway");

  @ArchTest
  static final ArchRule planningNeitherReadsNorWritesTheEngine =
      noClasses()
          .that()
          .resideInAnyPackage(BASE + "plan..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName(BASE + "engine.EngineGateway")
          .because("planners are pure: what they need is in ObservedState");

  @ArchTest
  static final ArchRule nothingReflects =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.lang.reflect..")
          .because("reflection costs start-up time and hides rules");

  private static ArchRule room(String room, String... used) {
    var allowed = new ArrayList<String>(List.of("java..", "org.jspecify..", BASE + room + ".."));
    for (String one : used) {
      allowed.add(one.endsWith("..") ? one : BASE + one);
    }
    String[] packages = allowed.toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage(BASE + room)
        .should()
        .onlyDependOnClassesThat(
            JavaClass.Predicates.resideInAnyPackage(packages).or(primitiveArrays()))
        .because("the rooms depend on each other one way: see docs/architecture.md");
  }

  private static DescribedPredicate<JavaClass> primitiveArrays() {
    return DescribedPredicate.describe(
        "primitives and arrays of them",
        type ->
            type.isPrimitive() || (type.isArray() && type.getBaseComponentType().isPrimitive()));
  }
}
