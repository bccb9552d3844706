package compose.orchestrator.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.VolumeRequest;
import compose.orchestrator.engine.docker.DockerEngine;
import compose.orchestrator.engine.docker.EngineAddress;
import compose.orchestrator.engine.docker.EngineSettings;
import compose.orchestrator.model.Volume;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/**
 * A volume to send from and one to send to. The target's engine is the one that SECOND_ENGINE
 * names, as DOCKER_HOST would; otherwise both are on the same.
 */
@Timeout(300)
abstract class TwoVolumes {

  protected static final String ATTRIBUTES =
      """
      import os
      for folder, folders, files in os.walk(b'.'):
          for name in sorted(folders + files):
              path = os.path.join(folder, name)
              for key in os.listxattr(path, follow_symlinks=False):
                  print(path, key, os.getxattr(path, key, follow_symlinks=False))
      """;

  protected final String name = "transfer-it-" + Long.toString(System.nanoTime(), 36);
  protected final EngineGateway here = engine(System.getenv());
  protected final EngineGateway there = engine(second());
  protected Side source;
  protected Side target;

  private static Map<String, String> second() {
    var environment = new HashMap<>(System.getenv());
    String host = environment.get("SECOND_ENGINE");
    if (host != null) {
      environment.put("DOCKER_HOST", host);
    }
    return environment;
  }

  protected static EngineGateway engine(Map<String, String> environment) {
    Path home = Path.of(System.getProperty("user.home"));
    return DockerEngine.connect(
        EngineAddress.resolve(environment, home),
        new EngineSettings(environment, home, InstantSource.system()));
  }

  @BeforeEach
  final void open() {
    source = volume(here, "source", Map.of());
    target = volume(there, "target", Map.of());
  }

  protected final Side volume(EngineGateway engine, String key, Map<String, String> options) {
    String full = name + "_" + key;
    engine.createVolume(
        new VolumeRequest(full, new Volume(key, full, null, options, false, Map.of()), Map.of()));
    return new Sides(engine, List.of("python:3"))
        .open(DataSet.volume(full, List.of()), Access.WRITE);
  }

  @AfterEach
  final void close() {
    source.close();
    target.close();
    for (String key : List.of("source", "small")) {
      here.removeVolume(name + "_" + key);
    }
    for (String key : List.of("target", "small")) {
      there.removeVolume(name + "_" + key);
    }
    assertThat(here.containers(List.of(Helper.LABEL + "=volume " + name + "_source"))).isEmpty();
    here.close();
    there.close();
  }

  protected static String python(Side side, String script) {
    var out = new StringBuilder();
    Tethered.Outcome outcome =
        side.helper()
            .run(
                List.of("python3", "-c", script),
                null,
                (buffer, offset, length) ->
                    out.append(new String(buffer, offset, length, StandardCharsets.UTF_8)));
    assertThat(outcome.exit()).as(outcome.errors()).isZero();
    return out.toString();
  }

  protected final TransferResult send() {
    return new Transfer(source, target, 0, TransferListener.NONE).run();
  }

  protected final Verification verification() {
    return new Transfer(source, target, 0, TransferListener.NONE).verify();
  }
}
