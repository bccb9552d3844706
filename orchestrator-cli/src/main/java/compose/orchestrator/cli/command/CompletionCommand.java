package compose.orchestrator.cli.command;

import compose.orchestrator.cli.install.CompletionScripts;
import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;

/** Prints what makes a shell complete words. */
final class CompletionCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
            "completion",
            "SHELL",
            "Prints what makes a shell complete words: bash, zsh or fish. 'install' puts it where"
                + " the shells look for it.")
        .example("completion bash > ~/.local/share/bash-completion/completions/orchestrator");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    String shell = arguments.words().size() == 1 ? arguments.words().getFirst() : "";
    session.print(
        switch (shell) {
          case "bash" -> CompletionScripts.bash();
          case "zsh" -> CompletionScripts.zsh();
          case "fish" -> CompletionScripts.fish("orchestrator");
          default -> throw arguments.complaint("expected one shell: bash, zsh or fish");
        });
    return ExitCode.OK;
  }
}
