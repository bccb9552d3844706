package compose.orchestrator.plan;

import java.util.List;

/**
 * Take back what an operation has done.
 *
 * @param command undo, or resume where only what it has stopped is to be brought back
 * @param operation its id: only what carries it is removed
 * @param steps what takes each step back, the last one first
 * @param volumes whether volumes that it made are removed with their data
 */
public record UndoRequest(String command, String operation, List<Inverse> steps, boolean volumes)
    implements Request {

  @Override
  public List<String> services() {
    return List.of();
  }
}
