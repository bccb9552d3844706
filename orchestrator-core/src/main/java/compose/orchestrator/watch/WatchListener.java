package compose.orchestrator.watch;

import compose.orchestrator.diagnostic.OrchestratorException;
import java.io.OutputStream;
import java.util.List;

/** Hears what is done about changed files, and does what takes more than copying them. */
public interface WatchListener {

  /** Changes are heard of from now on. */
  void enabled();

  /** So many files are about to be brought to a service's containers. */
  void syncing(String service, int files);

  /**
   * Builds the services' images and replaces their containers.
   *
   * @return whether all went well
   */
  boolean rebuild(List<String> services);

  /**
   * Restarts the services' containers.
   *
   * @return whether all went well
   */
  boolean restart(List<String> services);

  /** What commands run after a sync print. */
  OutputStream output();

  /** Something could not be done; watching goes on. */
  void failed(String service, OrchestratorException failure);
}
