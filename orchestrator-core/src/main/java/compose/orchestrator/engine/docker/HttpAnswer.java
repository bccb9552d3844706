package compose.orchestrator.engine.docker;

import java.util.Map;

/**
 * The head of an answer.
 *
 * @param status HTTP status
 * @param headers by name in lower case
 * @param body what follows
 */
record HttpAnswer(int status, Map<String, String> headers, HttpBody body) {}
