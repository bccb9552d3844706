package compose.orchestrator.cli.option;

import compose.orchestrator.diagnostic.UsageException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What the user gave to one command. */
public final class Arguments {

  private final String command;
  private final ParseResult result;

  private Arguments(String command, ParseResult result) {
    this.command = command;
    this.result = result;
  }

  /** Reads arguments, or throws a {@link UsageException} in the words that scripts know. */
  public static Arguments parse(Syntax syntax, List<String> arguments) {
    String[] plain = withoutFalseSwitches(syntax, arguments);
    try {
      ParseResult result = new CommandLine(syntax.spec()).parseArgs(plain);
      return new Arguments(syntax.name(), result);
    } catch (UnmatchedArgumentException e) {
      throw unknown(syntax.name(), e.getUnmatched().getFirst());
    } catch (ParameterException e) {
      throw usage(syntax.name(), message(e));
    }
  }

  // picocli takes no value for a switch, scripts write --build=true, --orphans=false and -p=false.
  private static String[] withoutFalseSwitches(Syntax syntax, List<String> arguments) {
    var plain = new ArrayList<String>();
    int end = syntax.ownArguments(arguments);
    for (String argument : arguments.subList(0, end)) {
      int equals = argument.startsWith("-") ? argument.indexOf('=') : -1;
      String name = equals < 0 ? "" : syntax.longName(argument.substring(0, equals));
      if (name.isEmpty() || !syntax.isSwitch(name)) {
        plain.add(argument);
      } else if (isTrue(syntax, name, argument.substring(equals + 1))) {
        plain.add(name);
      } else if (syntax.isOnByItself(name)) {
        plain.add(Syntax.off(name));
      }
    }
    plain.addAll(arguments.subList(end, arguments.size()));
    return plain.toArray(String[]::new);
  }

  private static boolean isTrue(Syntax syntax, String name, String text) {
    return switch (text) {
      case "1", "t", "T", "true", "TRUE", "True" -> true;
      case "0", "f", "F", "false", "FALSE", "False" -> false;
      default ->
          throw usage(
              syntax.name(),
              "invalid argument \""
                  + text
                  + "\" for \""
                  + name
                  + "\" flag: expected true or false");
    };
  }

  /** Whether a switch is on. */
  public boolean flag(String name) {
    return Boolean.TRUE.equals(result.matchedOptionValue(name, Boolean.FALSE));
  }

  /** Whether a switch is on, where it is on unless the user says otherwise. */
  public boolean flagOrTrue(String name) {
    return !flag(Syntax.off(name));
  }

  /** Whether an option was given at all. */
  public boolean has(String name) {
    return result.hasMatchedOption(name);
  }

  /** Value of an option, or null where it was not given. */
  public @Nullable String text(String name) {
    return result.<@Nullable String>matchedOptionValue(name, null);
  }

  /** Value of an option, or something else where it was not given. */
  public String text(String name, String otherwise) {
    return result.matchedOptionValue(name, otherwise);
  }

  /** Values of an option that can be given several times, in order. */
  public List<String> list(String name) {
    return List.of(result.matchedOptionValue(name, new String[0]));
  }

  /** Value of an option as a whole number, or something else where it was not given. */
  public int integer(String name, int otherwise) {
    String text = text(name);
    if (text == null) {
      return otherwise;
    }
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw usage(command, invalid(name, text, "expected a whole number"));
    }
  }

  /** Value of an option in seconds, or null where it was not given. */
  public @Nullable Duration seconds(String name) {
    return has(name) ? Duration.ofSeconds(integer(name, 0)) : null;
  }

  /** Values SERVICE=NUMBER of an option, by service. */
  public Map<String, Integer> numbers(String name) {
    var numbers = new TreeMap<String, Integer>();
    for (String entry : list(name)) {
      int equals = entry.indexOf('=');
      if (equals < 1) {
        throw usage(
            command, "invalid " + name + " option \"" + entry + "\". Should be SERVICE=NUM");
      }
      numbers.put(entry.substring(0, equals), replicas(name, entry.substring(equals + 1)));
    }
    return numbers;
  }

  /** The words of a call, each SERVICE=NUMBER and at least one, by service. */
  public Map<String, Integer> numbers() {
    if (words().isEmpty()) {
      throw usage(command, "requires at least 1 arg(s), only received 0");
    }
    var numbers = new TreeMap<String, Integer>();
    for (String word : words()) {
      int equals = word.indexOf('=');
      if (equals < 1) {
        throw usage(command, "invalid scale specifier: " + word + ". Should be SERVICE=NUM");
      }
      numbers.put(word.substring(0, equals), number(word, word.substring(equals + 1)));
    }
    return numbers;
  }

  private int number(String word, String text) {
    int number = -1;
    try {
      number = Integer.parseInt(text);
    } catch (NumberFormatException e) {
      // told below, as a number below zero is
    }
    if (number < 0) {
      throw usage(command, "invalid scale specifier: " + word + ": expected a whole number from 0");
    }
    return number;
  }

  /** The words that are no options, in order. */
  public List<String> words() {
    return List.of(result.matchedPositionalValue(0, new String[0]));
  }

  /** Throws where two options are given that exclude each other. */
  public void exclude(String one, String other) {
    if (flag(one) && flag(other)) {
      throw usage(command, one + " and " + other + " are incompatible");
    }
  }

  /** Throws where an option has a value that is none of the allowed ones. */
  public void oneOf(String name, List<String> allowed) {
    String text = text(name);
    if (text != null && !allowed.contains(text)) {
      throw new UsageException(
          "invalid-option",
          "invalid " + name + " option \"" + text + "\"",
          "Use one of: " + String.join(", ", allowed) + ".");
    }
  }

  /** A complaint about a call of this command. */
  public UsageException complaint(String summary) {
    return usage(command, summary);
  }

  private int replicas(String name, String text) {
    try {
      int number = Integer.parseInt(text);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw usage(command, invalid(name, text, "expected a whole number"));
    }
    throw usage(command, invalid(name, text, "expected 0 or more"));
  }

  private String invalid(String name, String text, String expected) {
    String names = String.join(", ", result.matchedOption(name).names());
    return "invalid argument \"" + text + "\" for \"" + names + "\" flag: " + expected;
  }

  private static UsageException usage(String command, String summary) {
    String help = command.isEmpty() ? "orchestrator --help" : "orchestrator " + command + " --help";
    return new UsageException("invalid-usage", summary, "See '" + help + "'.");
  }

  private static String message(ParameterException e) {
    if (e instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
      return "flag needs an argument: " + name(missing.getMissing().getFirst());
    }
    return String.valueOf(e.getMessage());
  }

  /** An option of the tool itself that stands behind the command belongs in front of it. */
  private static UsageException unknown(String command, String argument) {
    int equals = argument.indexOf('=');
    String name = equals < 0 ? argument : argument.substring(0, equals);
    if (command.isEmpty() || GlobalOptions.syntax().spec().findOption(name) == null) {
      return usage(command, unknown(argument));
    }
    return new UsageException(
        "invalid-usage",
        unknown(argument),
        "Write it before the command: 'orchestrator " + name + " ... " + command + "'.");
  }

  private static String unknown(String argument) {
    if (argument.startsWith("--")) {
      int equals = argument.indexOf('=');
      return "unknown flag: " + (equals < 0 ? argument : argument.substring(0, equals));
    }
    return "unknown shorthand flag: '" + argument.charAt(1) + "' in " + argument;
  }

  private static String name(ArgSpec missing) {
    return missing instanceof OptionSpec option ? option.longestName() : missing.paramLabel();
  }
}
