package compose.orchestrator.yaml;

import compose.orchestrator.diagnostic.Diagnostic;

/** Ends the reading of a document that cannot be turned into a tree. */
final class UnreadableYaml extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Diagnostic finding;

  UnreadableYaml(Diagnostic finding) {
    super(finding.summary());
    this.finding = finding;
  }

  Diagnostic finding() {
    return finding;
  }
}
