package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.GlobalOptions;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.diagnostic.OrchestratorException;
import compose.orchestrator.model.Project;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Completes the last word of a command line. What it prints is what docker and the scripts of the
 * shells understand: a candidate a line, and at the end whether files are candidates too.
 */
public final class Completion {

  private static final String FILES = ":0\n";
  private static final String NO_FILES = ":4\n";
  private static final String DOCKERS_NAME = "compose";
  private static final String VERIFY = "verify";
  private static final List<String> PROGRESS = List.of("auto", "tty", "plain", "json", "quiet");
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
    List<String> after = before.subList(command + 1, before.size());
    boolean first = firstWord(syntax, after) == after.size();
    if (takesFile(syntax, after) && !begun.startsWith("-")) {
      return FILES;
    }
    return complete(syntax, after, () -> words(syntax, options, first));
  }

  /** Whether the word is the file that the command reads: its only word, or that after verify. */
  private static boolean takesFile(Syntax syntax, List<String> after) {
    int first = firstWord(syntax, after);
    return syntax.name().equals("backup")
        ? first < after.size() && after.get(first).equals(VERIFY)
        : syntax.usage().endsWith(" FILE") && first == after.size();
  }

  private void words(Syntax syntax, List<String> options, boolean first) {
    if (syntax.usage().contains("SERVICE")) {
      services(options);
    }
    if (first) {
      switch (syntax.name()) {
        case "backup" -> addAll(List.of(VERIFY));
        case "completion" -> addAll(SHELLS);
        case "migrate" -> addAll(MigrateCommand.WORDS);
        default -> {}
      }
    }
  }

  private String complete(Syntax syntax, List<String> before, Runnable words) {
    if (!before.isEmpty() && syntax.takesValue(before.getLast())) {
      return value(before.getLast());
    }
    if (begun.startsWith("-")) {
      options(syntax);
    } else {
      words.run();
    }
    return text.append(NO_FILES).toString();
  }

  private String value(String option) {
    if (!option.equals("--progress")) {
      return FILES;
    }
    addAll(PROGRESS);
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

  /**
   * Those of inactive profiles too: to name one enables it. A project that cannot be read has none
   * to offer.
   */
  private void services(List<String> options) {
    try {
      Arguments arguments = Arguments.parse(GlobalOptions.syntax(), options);
      GlobalOptions global = GlobalOptions.of(arguments, surroundings.environment());
      var files = new ProjectFiles(surroundings, global);
      Project project = files.load(List.of(), files.usual()).project();
      var names = new TreeSet<String>(project.services().keySet());
      names.addAll(project.origin().disabledServices());
      addAll(names);
    } catch (OrchestratorException _) {
      // The command itself will tell why.
    }
  }

  private void addAll(Collection<String> words) {
    words.forEach(word -> add(word, ""));
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
