package compose.orchestrator.simulation;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.engine.AttachRequest;
import compose.orchestrator.engine.ContainerFiles;
import compose.orchestrator.engine.ContainerProcesses;
import compose.orchestrator.engine.ContainerStatistics;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.ImageArchives;
import compose.orchestrator.engine.LogRequest;
import compose.orchestrator.engine.OutputSink;
import compose.orchestrator.engine.OutputStreamHandle;
import compose.orchestrator.registry.RegistryAccess;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What no simulated container does: it says nothing, has no files, no terminal and no user. */
abstract class QuietEngine implements EngineGateway {

  @Override
  public String logins() {
    return "{}";
  }

  @Override
  public RegistryAccess registries() {
    return RegistryAccess.NOBODY;
  }

  @Override
  public List<Diagnostic> builderNotes() {
    return List.of();
  }

  @Override
  public Map<String, String> buildArguments() {
    return Map.of();
  }

  @Override
  public ImageArchives imageArchives() {
    throw new UnsupportedOperationException("its images have no layers");
  }

  @Override
  public ContainerFiles files() {
    throw new UnsupportedOperationException("its containers have no files");
  }

  @Override
  public ContainerProcesses processes(String container) {
    return new ContainerProcesses(List.of(), List.of());
  }

  @Override
  public ContainerStatistics statistics(String container) {
    return new ContainerStatistics(0, 0, 0, 0, 0, 0, 0, 0);
  }

  @Override
  public void logs(String container, LogRequest request, OutputSink output) {
    // its containers say nothing
  }

  @Override
  public OutputStreamHandle attach(String container, AttachRequest request, OutputSink output) {
    throw new UnsupportedOperationException("its containers say nothing");
  }

  @Override
  public void resize(String container, int rows, int columns) {
    throw new UnsupportedOperationException("its containers have no terminal");
  }

  @Override
  public @Nullable String detachKeys() {
    return null;
  }
}
