package compose.orchestrator.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import compose.orchestrator.engine.EngineGateway;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Helper containers of several commands on one engine. */
final class SidesIT extends TwoVolumes {

  /** Each of them removes what seems never to have been started, while another is about to. */
  @Test
  void helpersOfSeveralCommandsAtOnceLeaveEachOtherAlone() throws Exception {
    try (ExecutorService several = Executors.newFixedThreadPool(6)) {
      Callable<Collection<String>> look =
          () -> {
            try (EngineGateway engine = engine(System.getenv());
                HostProbe probe = new Sides(engine, List.of("python:3")).host()) {
              return probe.space(List.of("/")).keySet();
            }
          };
      for (Future<Collection<String>> seen : several.invokeAll(Collections.nCopies(24, look))) {
        assertThat(seen.get()).containsExactly("/");
      }
    }
  }
}
