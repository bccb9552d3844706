package compose.orchestrator.engine;

import java.util.List;

/**
 * An attribute that the engine is too old for.
 *
 * @param path where it stands below its service or network: keys, and positions in lists
 * @param engine first version of Docker Engine that knows it
 * @param api first version of the Engine API that knows it
 * @param spoken the version of the Engine API that is spoken with this engine
 * @param essential whether what was made without it would not be what the file asks for
 */
public record UnmetRequirement(
    List<String> path, String engine, String api, String spoken, boolean essential) {}
