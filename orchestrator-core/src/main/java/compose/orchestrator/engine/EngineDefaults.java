package compose.orchestrator.engine;

import java.util.Set;

/**
 * What an engine adds to every container by itself, and what it leaves out ({@code GET /info}).
 *
 * @param logDriver log driver of containers that ask for none
 * @param runtime OCI runtime of containers that ask for none
 * @param cgroupMode control group namespace of containers that ask for none
 * @param ignored attributes of the Compose Specification that it cannot apply and drops, such as
 *     cpu_shares
 */
public record EngineDefaults(
    String logDriver, String runtime, String cgroupMode, Set<String> ignored) {}
