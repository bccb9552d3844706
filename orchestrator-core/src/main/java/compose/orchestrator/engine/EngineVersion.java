package compose.orchestrator.engine;

/**
 * Version and platform of an engine.
 *
 * @param version such as 20.10.24
 * @param apiVersion newest Engine API it speaks
 * @param os such as linux
 * @param architecture such as amd64
 */
public record EngineVersion(String version, String apiVersion, String os, String architecture) {}
