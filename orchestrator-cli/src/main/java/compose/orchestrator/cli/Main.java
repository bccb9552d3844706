package compose.orchestrator.cli;

/** The orchestrator command. */
public final class Main {

  private Main() {}

  /** Runs one command. */
  public static void main(String[] args) {
    System.out.println("orchestrator");
  }

  static int run(String[] args) {
    return args.length;
  }
}
