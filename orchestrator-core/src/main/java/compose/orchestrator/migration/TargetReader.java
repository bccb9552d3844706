package compose.orchestrator.migration;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.EngineHost;
import compose.orchestrator.engine.ImageDetails;
import compose.orchestrator.model.ImageReference;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.transfer.DataSet;
import compose.orchestrator.transfer.HostProbe;
import compose.orchestrator.transfer.Sides;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Looks at what is on the target. Changes nothing. */
public final class TargetReader {

  private final EngineGateway engine;
  private final Project project;
  private final Inventory inventory;

  /** For the project as it will be there, on an engine that stays the caller's to close. */
  public TargetReader(EngineGateway engine, Project project, Inventory inventory) {
    this.engine = engine;
    this.project = project;
    this.inventory = inventory;
  }

  /** Looks at everything. */
  public TargetSurvey read() {
    var images = new TreeMap<String, ImageDetails>();
    for (Service service : project.services().values()) {
      String reference = ImageReference.of(project.name(), service);
      ImageDetails image = engine.image(reference);
      if (image != null) {
        images.put(reference, image);
      }
    }
    var known = new TreeSet<String>();
    for (SourceImage image : inventory.images().values()) {
      if (image.image() != null && engine.image(image.image().id()) != null) {
        known.add(image.image().id());
      }
    }
    EngineHost host = engine.host();
    return new TargetSurvey(
        engine.version(),
        host,
        engine.isLocal(),
        engine.containers(List.of()),
        engine.networks(),
        engine.volumes(),
        images,
        known,
        disk(host, List.copyOf(known)));
  }

  private TargetSurvey.@Nullable Disk disk(EngineHost host, List<String> preferred) {
    var paths = new TreeSet<String>(inventory.required().keySet());
    var places = new TreeSet<String>();
    places.add(host.dataRoot());
    for (MovedData data : inventory.data()) {
      if (data.source().kind() == DataSet.Kind.BIND && data.target() != null) {
        paths.add(data.target());
        places.add(data.target());
      }
    }
    long start = System.nanoTime();
    try (HostProbe probe = new Sides(engine, preferred).host()) {
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      return new TargetSurvey.Disk(probe.at(paths), probe.space(places), probe.ports(), millis);
    } catch (EngineException e) {
      if (!e.diagnostics().getFirst().code().equals("no-helper-image")) {
        throw e;
      }
      return null;
    }
  }
}
