package compose.orchestrator.loader;

/**
 * What a load does with the project, beyond reading it.
 *
 * @param interpolate replace variables
 * @param normalize write out implied networks, dependencies and names
 * @param resolvePaths make relative paths absolute
 * @param checkConsistency check that references lead somewhere and nothing contradicts
 * @param resolveEnvironment read env files of services into their environment
 * @param keepUnused keep networks, volumes, secrets and configs that no selected service uses
 * @param keepExtensions keep extension fields in the canonical tree
 * @param withDependencies select also what selected services depend on
 */
public record LoadOptions(
    boolean interpolate,
    boolean normalize,
    boolean resolvePaths,
    boolean checkConsistency,
    boolean resolveEnvironment,
    boolean keepUnused,
    boolean keepExtensions,
    boolean withDependencies) {

  /** What commands that run a project need. */
  public static final LoadOptions STANDARD =
      new LoadOptions(true, true, true, true, true, false, false, true);

  /** What {@code config} prints. */
  public static final LoadOptions PRINTED = STANDARD.withKeepExtensions(true);

  /** With or without the replacement of variables. */
  public LoadOptions withInterpolate(boolean value) {
    return new LoadOptions(
        value,
        normalize,
        resolvePaths,
        checkConsistency,
        resolveEnvironment,
        keepUnused,
        keepExtensions,
        withDependencies);
  }

  /** With or without implied networks, dependencies and names. */
  public LoadOptions withNormalize(boolean value) {
    return new LoadOptions(
        interpolate,
        value,
        resolvePaths,
        checkConsistency,
        resolveEnvironment,
        keepUnused,
        keepExtensions,
        withDependencies);
  }

  /** With absolute paths, or with paths as they are written. */
  public LoadOptions withResolvePaths(boolean value) {
    return new LoadOptions(
        interpolate,
        normalize,
        value,
        checkConsistency,
        resolveEnvironment,
        keepUnused,
        keepExtensions,
        withDependencies);
  }

  /** With or without the check of references and contradictions. */
  public LoadOptions withCheckConsistency(boolean value) {
    return new LoadOptions(
        interpolate,
        normalize,
        resolvePaths,
        value,
        resolveEnvironment,
        keepUnused,
        keepExtensions,
        withDependencies);
  }

  /** With or without the variables of env files. */
  public LoadOptions withResolveEnvironment(boolean value) {
    return new LoadOptions(
        interpolate,
        normalize,
        resolvePaths,
        checkConsistency,
        value,
        keepUnused,
        keepExtensions,
        withDependencies);
  }

  /** With all resources, or with those in use. */
  public LoadOptions withKeepUnused(boolean value) {
    return new LoadOptions(
        interpolate,
        normalize,
        resolvePaths,
        checkConsistency,
        resolveEnvironment,
        value,
        keepExtensions,
        withDependencies);
  }

  /** With or without extension fields. */
  public LoadOptions withKeepExtensions(boolean value) {
    return new LoadOptions(
        interpolate,
        normalize,
        resolvePaths,
        checkConsistency,
        resolveEnvironment,
        keepUnused,
        value,
        withDependencies);
  }

  /** With or without what selected services depend on. */
  public LoadOptions withDependencies(boolean value) {
    return new LoadOptions(
        interpolate,
        normalize,
        resolvePaths,
        checkConsistency,
        resolveEnvironment,
        keepUnused,
        keepExtensions,
        value);
  }
}
