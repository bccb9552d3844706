package compose.orchestrator.benchmark;

import compose.orchestrator.loader.LoadRequest;
import compose.orchestrator.loader.LoadedProject;
import compose.orchestrator.loader.Loader;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.ProjectOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How long it takes from a file to the model, in a JVM that is warm. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
// a heap that is there from the start: touching fresh memory would be measured otherwise
@Fork(
    value = 1,
    jvmArgs = {"-XX:+UseSerialGC", "-Xms3g", "-Xmx3g", "-Xmn2g", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class LoadBenchmark {

  private static final String COMMON =
      """
      name: large
      x-common: &common
        restart: unless-stopped
        logging: {driver: json-file, options: {max-size: 10m}}
      services:
      """;

  /** How many services the file has. */
  @Param({"10", "1000", "5000"})
  public int services;

  private Path folder = Path.of("");

  /** Writes the file. */
  @Setup(Level.Trial)
  public void write() throws IOException {
    folder = Files.createTempDirectory("load-benchmark");
    var text = new StringBuilder(COMMON);
    for (int i = 0; i < services; i++) {
      text.append(service(i));
    }
    Files.writeString(folder.resolve("compose.yaml"), text.append("volumes: {data: {}}\n"));
  }

  private static String service(int i) {
    String dependency = i % 10 == 0 ? "" : "s" + (i - 1);
    return """
      s%1$d:
        <<: *common
        image: busybox:1.%2$d
        command: ["sleep", "%1$d"]
        environment:
          HOME_OF_USER: "${HOME}"
          NUMBER: value-%1$d
        ports: ["%3$d:80"]
        volumes: ["data:/data", "./files:/files:ro"]
        labels: {a: b}
        depends_on: [%4$s]
        deploy: {resources: {limits: {cpus: "0.5", memory: 64m}}}
    """
        .formatted(i, i % 40, 10_000 + i, dependency);
  }

  /** Removes the file. */
  @TearDown(Level.Trial)
  public void remove() throws IOException {
    Files.delete(folder.resolve("compose.yaml"));
    Files.delete(folder);
  }

  /** From the text of the file to the records of the model. */
  @Benchmark
  public Project load() {
    LoadedProject loaded = Loader.load(LoadRequest.of(folder, Map.of("HOME", "/home/user")));
    return Project.of(loaded.tree(), ProjectOrigin.NONE);
  }
}
