package compose.orchestrator.loader;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What a load does with the project, beyond reading it. */
public final class LoadOptions {

  private enum Option {
    INTERPOLATE,
    NORMALIZE,
    RESOLVE_PATHS,
    CHECK_CONSISTENCY,
    RESOLVE_ENVIRONMENT,
    KEEP_UNUSED,
    KEEP_EXTENSIONS,
    DEPENDENCIES
  }

  /** What commands that run a project need. */
  public static final LoadOptions STANDARD =
      new LoadOptions(EnumSet.complementOf(EnumSet.of(Option.KEEP_UNUSED, Option.KEEP_EXTENSIONS)));

  /** What {@code config} prints. */
  public static final LoadOptions PRINTED = STANDARD.withKeepExtensions(true);

  private final Set<Option> chosen;

  private LoadOptions(Set<Option> chosen) {
    this.chosen = Collections.unmodifiableSet(chosen);
  }

  private LoadOptions with(Option option, boolean value) {
    var others = EnumSet.noneOf(Option.class);
    others.addAll(chosen);
    if (value) {
      others.add(option);
    } else {
      others.remove(option);
    }
    return new LoadOptions(others);
  }

  /** Whether variables are replaced. */
  public boolean interpolate() {
    return chosen.contains(Option.INTERPOLATE);
  }

  /** With or without the replacement of variables. */
  public LoadOptions withInterpolate(boolean value) {
    return with(Option.INTERPOLATE, value);
  }

  /** Whether implied networks, dependencies and names are written out. */
  public boolean normalize() {
    return chosen.contains(Option.NORMALIZE);
  }

  /** With or without implied networks, dependencies and names. */
  public LoadOptions withNormalize(boolean value) {
    return with(Option.NORMALIZE, value);
  }

  /** Whether relative paths are made absolute. */
  public boolean resolvePaths() {
    return chosen.contains(Option.RESOLVE_PATHS);
  }

  /** With absolute paths, or with paths as they are written. */
  public LoadOptions withResolvePaths(boolean value) {
    return with(Option.RESOLVE_PATHS, value);
  }

  /** Whether it is checked that references lead somewhere and nothing contradicts. */
  public boolean checkConsistency() {
    return chosen.contains(Option.CHECK_CONSISTENCY);
  }

  /** With or without the check of references and contradictions. */
  public LoadOptions withCheckConsistency(boolean value) {
    return with(Option.CHECK_CONSISTENCY, value);
  }

  /** Whether env files of services are read into their environment. */
  public boolean resolveEnvironment() {
    return chosen.contains(Option.RESOLVE_ENVIRONMENT);
  }

  /** With or without the variables of env files. */
  public LoadOptions withResolveEnvironment(boolean value) {
    return with(Option.RESOLVE_ENVIRONMENT, value);
  }

  /** Whether networks, volumes, secrets and configs stay that no selected service uses. */
  public boolean keepUnused() {
    return chosen.contains(Option.KEEP_UNUSED);
  }

  /** With all resources, or with those in use. */
  public LoadOptions withKeepUnused(boolean value) {
    return with(Option.KEEP_UNUSED, value);
  }

  /** Whether extension fields stay in the canonical tree. */
  public boolean keepExtensions() {
    return chosen.contains(Option.KEEP_EXTENSIONS);
  }

  /** With or without extension fields. */
  public LoadOptions withKeepExtensions(boolean value) {
    return with(Option.KEEP_EXTENSIONS, value);
  }

  /** Whether what selected services depend on is selected, too. */
  public boolean withDependencies() {
    return chosen.contains(Option.DEPENDENCIES);
  }

  /** With or without what selected services depend on. */
  public LoadOptions withDependencies(boolean value) {
    return with(Option.DEPENDENCIES, value);
  }
}
