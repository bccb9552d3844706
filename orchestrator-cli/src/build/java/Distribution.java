import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Makes the distribution out of a folder with the jars: a Java runtime of its own, the launcher,
 * and a cache of what the frequent commands load. Run by the build with the JDK it compiles with:
 *
 * <pre>java Distribution.java JARS LAUNCHER OUTPUT</pre>
 */
final class Distribution {

  /** What the program and its libraries need of the JDK. */
  private static final String MODULES =
      "java.base,java.logging,java.naming,java.xml,java.sql,java.management,jdk.unsupported,"
          + "java.net.http,jdk.crypto.ec";

  /** Providers of cryptography that those modules have and somebody needs. */
  private static final List<String> PROVIDERS =
      List.of("SUN", "SunRsaSign", "SunEC", "SunJSSE", "SunJCE");

  /** Looked at in this order; what the frequent commands need comes first. */
  private static final List<String> FIRST =
      List.of(
          "orchestrator-cli", "orchestrator-core", "picocli", "snakeyaml-engine", "jgrapht-core");

  /** Caches with the command lines of their training runs: see the launcher. */
  private static final Map<String, String> CACHES =
      Map.of(
          "reading",
          "version / config -q / config / ps / ps -a --format json / plan / --dry-run up -d"
              + " / --dry-run up -d --no-recreate / up -d --no-recreate / up -d --no-recreate web / logs"
              + " / logs --tail 5 web / ls / port web 80 / stop / start / down",
          "changing",
          "config -q / up -d / -p cold up -d");

  private final Path jars;
  private final Path launcher;
  private final Path output;

  private Distribution(Path jars, Path launcher, Path output) {
    this.jars = jars;
    this.launcher = launcher;
    this.output = output;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    new Distribution(Path.of(args[0]), Path.of(args[1]), Path.of(args[2])).make();
  }

  private void make() throws IOException, InterruptedException {
    // A cache is not checked against the jars it was made from: the old one goes before anything
    // else.
    for (String name : CACHES.keySet()) {
      Files.deleteIfExists(cache(name));
    }
    runtime();
    List<Path> classPath = library();
    script("orchestrator", launcherText(classPath));
    for (String name : CACHES.keySet()) {
      train(classPath, name);
    }
  }

  private Path cache(String name) {
    return output.resolve("lib/" + name + ".aot");
  }

  /** Made once: it depends on the JDK alone. */
  private void runtime() throws IOException {
    Path runtime = output.resolve("runtime");
    Path release = runtime.resolve("release");
    String wanted = System.getProperty("java.vm.version") + " " + MODULES + " " + PROVIDERS;
    if (Files.exists(release)
        && wanted.equals(Files.readString(output.resolve("runtime.version")))) {
      return;
    }
    delete(runtime);
    Files.createDirectories(output);
    ToolProvider jlink = ToolProvider.findFirst("jlink").orElseThrow();
    int code =
        jlink.run(
            new PrintWriter(System.out, true),
            new PrintWriter(System.err, true),
            "--add-modules",
            MODULES,
            "--output",
            runtime.toString(),
            "--strip-debug",
            "--no-header-files",
            "--no-man-pages");
    if (code != 0) {
      throw new IOException("jlink ended with exit code " + code);
    }
    keepProviders(runtime.resolve("conf/security/java.security"));
    Files.writeString(output.resolve("runtime.version"), wanted);
  }

  /** For one that is named and missing, each start of TLS would look through all jars. */
  private static void keepProviders(Path settings) throws IOException {
    var kept = new ArrayList<String>();
    for (String line : Files.readAllLines(settings)) {
      boolean provider = line.startsWith("security.provider.");
      if (!provider || PROVIDERS.contains(line.substring(line.indexOf('=') + 1).strip())) {
        kept.add(line);
      }
    }
    Files.write(settings, kept);
  }

  private List<Path> library() throws IOException {
    Path library = output.resolve("lib");
    delete(library);
    Files.createDirectories(library);
    var copied = new ArrayList<Path>();
    for (Path jar : sortedJars()) {
      Path target = library.resolve(jar.getFileName().toString());
      if (jar.getFileName().toString().startsWith("picocli")) {
        ModernJar.write(jar, target);
      } else {
        Files.copy(jar, target);
      }
      copied.add(target);
    }
    return copied;
  }

  private List<Path> sortedJars() throws IOException {
    try (Stream<Path> files = Files.list(jars)) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .sorted((one, other) ->
              Long.compare(rank(one), rank(other)) != 0
                  ? Long.compare(rank(one), rank(other))
                  : one.compareTo(other))
          .toList();
    }
  }

  private static long rank(Path jar) {
    String name = jar.getFileName().toString();
    for (int i = 0; i < FIRST.size(); i++) {
      if (name.startsWith(FIRST.get(i))) {
        return i;
      }
    }
    return FIRST.size();
  }

  private String launcherText(List<Path> classPath) throws IOException {
    var names = new StringBuilder();
    for (Path jar : classPath) {
      names.append(names.isEmpty() ? "" : ":").append("$home/lib/").append(jar.getFileName());
    }
    return Files.readString(launcher).replace("@CLASS_PATH@", names);
  }

  private Path script(String name, String text) throws IOException {
    Path target = output.resolve("bin").resolve(name);
    Files.createDirectories(target.getParent());
    Files.writeString(target, text);
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
    return target;
  }

  /** Runs commands once against recorded answers, and keeps what they loaded. */
  private void train(List<Path> classPath, String name) throws IOException, InterruptedException {
    String text =
        launcherText(classPath)
            .replace(
                "exec \"$home", "cache=-XX:AOTCacheOutput=$home/lib/" + name + ".aot\nexec \"$home")
            .replace("cli.Main", "cli.Training");
    Path training = script("training", text);
    Path folder = Files.createTempDirectory("orchestrator-training");
    Path log = output.resolveSibling("training-" + name + ".log");
    try (var engine = TrainingEngine.start(folder.resolve("docker.sock"))) {
      Files.writeString(folder.resolve("compose.yaml"), TrainingEngine.COMPOSE_FILE);
      Files.writeString(folder.resolve("password.txt"), "secret");
      var command = new ArrayList<String>(List.of(training.toAbsolutePath().toString()));
      command.addAll(List.of(CACHES.get(name).replace(" / ", " -- ").split(" ")));
      var builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.environment().keySet().removeIf(key -> key.matches("(COMPOSE|DOCKER)_.*"));
      builder.environment().put("DOCKER_CONFIG", settings(folder, engine.socket()));
      builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
      builder.redirectErrorStream(true).redirectOutput(log.toFile());
      int code = builder.start().waitFor();
      if (code != 0 || !Files.exists(cache(name))) {
        throw new IOException("the training runs ended with exit code " + code + ": see " + log);
      }
    } finally {
      delete(folder);
      Files.delete(training);
    }
  }

  /** Most users have no DOCKER_HOST: the engine is found through docker's own settings. */
  private static String settings(Path folder, Path socket) throws IOException {
    Path settings = folder.resolve("docker");
    String context = "training";
    String digest = HexFormat.of().formatHex(sha256(context));
    Path meta = settings.resolve("contexts/meta").resolve(digest).resolve("meta.json");
    Files.createDirectories(meta.resolve(".."));
    Files.writeString(settings.resolve("config.json"), "{\"currentContext\": \"" + context + "\"}");
    Files.writeString(
        meta,
        "{\"Name\": \"%s\", \"Endpoints\": {\"docker\": {\"Host\": \"unix://%s\"}}}"
            .formatted(context, socket));
    return settings.toString();
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
