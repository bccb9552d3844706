/** What changed files call for. */
@org.jspecify.annotations.NullMarked
package compose.orchestrator.watch;
