package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.GlobalOptions;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.diagnostic.OrchestratorException;
import java.util.List;

/**
 * Completes the last word of a command line. What it prints is what docker and the scripts of the
 * shells understand: a candidate a line, and at the end whether files are candidates too.
 */
public final class Completion {

  private static final String FILES = ":0\n";
  private static final String NO_FILES = ":4\n";
  private static final String DOCKERS_NAME = "compose";
  private static final List<String> SHELLS = List.of("bash", "fish", "zsh");

  private final Surroundings surroundings;
  private final boolean descriptions;
  private final StringBuilder text = new StringBuilder();
  private String begun = "";

  private Completion(Surroundings surroundings, boolean descriptions) {
    this.surroundings = surroundings;
    this.descriptions = descriptions;
  }

  /**
   * The candidates.
   *
   * @param words the command line up to the word to be completed
   */
  public static String of(Surroundings surroundings, boolean descriptions, List<String> words) {
    boolean byDocker = words.size() > 1 && words.getFirst().equals(DOCKERS_NAME);
    return new Completion(surroundings, descriptions)
        .complete(byDocker ? words.subList(1, words.size()) : words);
  }

  private String complete(List<String> words) {
    if (words.isEmpty()) {
      return NO_FILES;
    }
    begun = words.getLast();
    List<String> before = words.subList(0, words.size() - 1);
    Syntax global = GlobalOptions.syntax();
    int command = firstWord(global, before);
    if (command == before.size()) {
      return complete(global, before, this::commands);
    }
    Command found = Commands.named(before.get(command));
    if (found == null) {
      return NO_FILES;
    }
    List<String> options = before.subList(0, command);
    Syntax syntax = found.syntax();
    return complete(
        syntax,
        before.subList(command + 1, before.size()),
        () -> {
          if (syntax.usage().contains("SERVICE")) {
            services(options);
          } else if (syntax.usage().equals("SHELL")) {
            SHELLS.forEach(shell -> add(shell, ""));
          }
        });
  }

  private String complete(Syntax syntax, List<String> before, Runnable words) {
    if (!before.isEmpty() && syntax.takesValue(before.getLast())) {
      return FILES;
    }
    if (begun.startsWith("-")) {
      options(syntax);
    } else {
      words.run();
    }
    return text.append(NO_FILES).toString();
  }

  private static int firstWord(Syntax syntax, List<String> words) {
    int at = 0;
    while (at < words.size() && words.get(at).startsWith("-")) {
      at += syntax.takesValue(words.get(at)) ? 2 : 1;
    }
    return Math.min(at, words.size());
  }

  private void commands() {
    CommandList.TEXT
        .lines()
        .dropWhile(line -> !line.equals("Commands:"))
        .skip(1)
        .takeWhile(line -> !line.isEmpty())
        .map(String::strip)
        .forEach(line -> {
          int space = line.indexOf(' ');
          add(line.substring(0, space), line.substring(space).strip());
        });
  }

  private void options(Syntax syntax) {
    for (Syntax.Entry entry : syntax.entries()) {
      for (String name : entry.names().split(", ", -1)) {
        add(name, entry.text());
      }
    }
  }

  /** A project that cannot be read has no services to offer. */
  private void services(List<String> options) {
    try {
      Arguments arguments = Arguments.parse(GlobalOptions.syntax(), options);
      GlobalOptions global = GlobalOptions.of(arguments, surroundings.environment());
      var files = new ProjectFiles(surroundings, global);
      files
          .load(List.of(), files.usual())
          .project()
          .services()
          .keySet()
          .forEach(name -> add(name, ""));
    } catch (OrchestratorException _) {
      // The command itself will tell why.
    }
  }

  private void add(String word, String description) {
    if (word.startsWith(begun)) {
      text.append(word);
      if (descriptions && !description.isEmpty()) {
        text.append('\t').append(description);
      }
      text.append('\n');
    }
  }
}
