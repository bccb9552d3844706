package compose.orchestrator.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.EngineGateway;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RemovalsTest {

  private int asked;

  /** An engine that refuses to remove a network as often as that. */
  private EngineGateway refusing(int status, int times) {
    return (EngineGateway)
        Proxy.newProxyInstance(
            RemovalsTest.class.getClassLoader(),
            new Class<?>[] {EngineGateway.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("containers")) {
                return List.of();
              }
              if (asked++ < times) {
                throw new EngineException(status, "engine-refused", "has active endpoints", null);
              }
              return null;
            });
  }

  @Test
  void networkThatIsHeldForAMomentIsRemoved() throws InterruptedException {
    new Removals(refusing(403, 2)).network("id", "web");
    assertThat(asked).isEqualTo(3);
  }

  @Test
  void networkThatIsHeldForLongIsNotWaitedFor() {
    var removal = new Removals(refusing(403, Integer.MAX_VALUE));
    assertThatThrownBy(() -> removal.network("id", "web")).hasMessage("has active endpoints");
    assertThat(asked).isEqualTo(10);
  }

  @Test
  void whatIsRefusedForOtherReasonsIsNotAskedTwice() {
    var removal = new Removals(refusing(500, 1));
    assertThatThrownBy(() -> removal.network("id", "web")).hasMessage("has active endpoints");
    assertThat(asked).isEqualTo(1);
  }
}
