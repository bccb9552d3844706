package compose.orchestrator.cli.option;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What a command accepts and how its help explains it. Only the command that was called has one:
 * making it costs start-up time.
 */
public final class Syntax {

  private final String name;
  private final String usage;
  private final String description;
  private final CommandSpec spec = CommandSpec.create();
  private final List<Entry> entries = new ArrayList<>();
  private final List<String> examples = new ArrayList<>();

  /**
   * One line of the help's list of options.
   *
   * @param names such as -d, --detach
   * @param value what follows, or empty for a switch
   * @param text what it does
   */
  public record Entry(String names, String value, String text) {}

  /** Of a command, or of the tool itself where the name is empty. */
  public Syntax(String name, String usage, String description) {
    this.name = name;
    this.usage = usage;
    this.description = description;
    spec.name(name).interpolateVariables(false);
    spec.parser()
        .overwrittenOptionsAllowed(true)
        .allowOptionsAsOptionParameters(true)
        .expandAtFiles(false)
        .unmatchedArgumentsAllowed(false);
    spec.addPositional(
        PositionalParamSpec.builder().index("0..*").arity("0..*").type(String[].class).build());
    flag("Shows this help.", "-h", "--help");
  }

  /** Adds a switch; {@code --name=false} turns it off. */
  public Syntax flag(String text, String... names) {
    hiddenFlag(names);
    entries.add(new Entry(String.join(", ", names), "", text));
    return this;
  }

  /** Adds a switch that the help leaves out, because it has no effect or a better name. */
  public Syntax hiddenFlag(String... names) {
    spec.addOption(OptionSpec.builder(names).arity("0").type(boolean.class).build());
    return this;
  }

  /** Adds a switch, its long name last, that is on unless {@code --name=false} turns it off. */
  public Syntax flagOn(String text, String... names) {
    hiddenFlag(off(names[names.length - 1]));
    return flag(text, names);
  }

  /** Adds an option with a value; the last one given counts. */
  public Syntax value(String value, String text, String... names) {
    spec.addOption(OptionSpec.builder(names).arity("1").type(String.class).build());
    entries.add(new Entry(String.join(", ", names), value, text));
    return this;
  }

  /** Adds an option with a value that the help leaves out, because it has a better name. */
  public Syntax hidden(String... names) {
    spec.addOption(OptionSpec.builder(names).arity("1").type(String.class).build());
    return this;
  }

  /** Adds an option that can be given several times. */
  public Syntax list(String value, String text, String... names) {
    spec.addOption(OptionSpec.builder(names).arity("1").type(String[].class).build());
    entries.add(new Entry(String.join(", ", names), value, text));
    return this;
  }

  /** Leaves everything from the first word on that is no option to the command of that name. */
  public Syntax stopAtFirstWord() {
    spec.parser().stopAtPositional(true);
    return this;
  }

  /** Adds a call worth knowing. */
  public Syntax example(String call) {
    examples.add(call);
    return this;
  }

  /** Name of the command, or empty for the tool itself. */
  public String name() {
    return name;
  }

  /** What follows the name in a call. */
  public String usage() {
    return usage;
  }

  /** What it does. */
  public String description() {
    return description;
  }

  /** Options in the order of the help. */
  public List<Entry> entries() {
    return entries;
  }

  /** Calls worth knowing. */
  public List<String> examples() {
    return examples;
  }

  /** How many of the arguments are this command's own, where others belong to the first word. */
  int ownArguments(List<String> arguments) {
    if (!spec.parser().stopAtPositional()) {
      return arguments.size();
    }
    for (int i = 0; i < arguments.size(); i++) {
      OptionSpec option = spec.findOption(arguments.get(i));
      if (option != null && option.arity().max() > 0) {
        i++; // its value
      } else if (!arguments.get(i).startsWith("-")) {
        return i;
      }
    }
    return arguments.size();
  }

  /** Whether what follows the option is its value. */
  public boolean takesValue(String name) {
    OptionSpec option = spec.findOption(name);
    return option != null && option.arity().max() > 0;
  }

  /** The long name of an option given by any of its names, or the name where there is no such. */
  String longName(String name) {
    OptionSpec option = spec.findOption(name);
    return option == null ? name : option.longestName();
  }

  boolean isSwitch(String name) {
    OptionSpec option = spec.findOption(name);
    return option != null && option.arity().max() == 0;
  }

  boolean isOnByItself(String name) {
    return spec.findOption(off(name)) != null;
  }

  /** Stands for the switch turned off. */
  static String off(String name) {
    return "--off:" + name.substring(2);
  }

  CommandSpec spec() {
    return spec;
  }
}
