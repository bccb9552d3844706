package compose.orchestrator.engine;

/**
 * The machine that an engine runs on ({@code GET /info}).
 *
 * @param id id of the engine; engines on one machine may have the same
 * @param name name of the machine
 * @param dataRoot absolute path of the folder with images and volumes
 */
public record EngineHost(String id, String name, String dataRoot) {}
