/** Measurements; {@code benchmarks/loading} runs them, no test does. */
@org.jspecify.annotations.NullMarked
package compose.orchestrator.benchmark;
