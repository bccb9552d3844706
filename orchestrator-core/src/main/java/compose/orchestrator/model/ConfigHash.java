package compose.orchestrator.model;

import compose.orchestrator.yaml.JsonWriter;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.Mapping.Entry;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Scalar;
import compose.orchestrator.yaml.Sequence;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The hash by which docker compose tells whether a service, network or volume has changed: SHA-256
 * over the compact JSON of its part of the canonical tree. Equal hashes let both tools share a
 * project.
 */
public final class ConfigHash {

  /** What a service's hash leaves out: none of it changes a container. */
  private static final Set<String> LEFT_OUT =
      Set.of("build", "pull_policy", "scale", "depends_on", "profiles");

  private static final Set<String> SHARED_MODES = Set.of("network_mode", "pid", "ipc");
  private static final String SERVICE_PREFIX = "service:";

  private ConfigHash() {}

  /** How a version of docker compose writes what it hashes. */
  public enum Dialect {
    /** Before 5.0: bind mounts say that a missing path is made. */
    BEFORE_5,
    /** From 5.0 on: bind mounts say so only where it is not. */
    SINCE_5;

    /** The dialect of the version on a label, such as {@code 2.40.3}. */
    public static Dialect of(String version) {
      int start = version.startsWith("v") ? 1 : 0;
      int dot = version.indexOf('.');
      String major = dot < 0 ? version.substring(start) : version.substring(start, dot);
      boolean old = major.length() == 1 && major.charAt(0) < '5';
      return major.isEmpty() || old ? BEFORE_5 : SINCE_5;
    }
  }

  /**
   * The hash of a service.
   *
   * @param containers from a service's name to the id of the container whose namespaces or mounts
   *     are shared
   */
  public static String service(Mapping tree, Dialect dialect, UnaryOperator<String> containers) {
    var entries = new LinkedHashMap<String, Entry>();
    for (Entry entry : tree.all()) {
      entries.put(entry.key(), resolved(entry, containers));
    }
    return written(new Mapping(entries, tree.location()), dialect);
  }

  /** The hash of what needs another container where it changes; see {@link FixedPart}. */
  public static String fixed(Mapping tree, Dialect dialect, UnaryOperator<String> containers) {
    return service(FixedPart.of(tree), dialect, containers);
  }

  /** The hash of a service as it is written: services whose namespaces it shares by name. */
  public static String written(Mapping tree, Dialect dialect) {
    return sha256(hashed(tree, dialect));
  }

  /** What of a service is hashed. */
  static Mapping hashed(Mapping tree, Dialect dialect) {
    var entries = new LinkedHashMap<String, Entry>();
    for (Entry entry : tree.all()) {
      if (!LEFT_OUT.contains(entry.key())) {
        entries.put(entry.key(), hashed(entry, dialect));
      }
    }
    return new Mapping(entries, tree.location());
  }

  /** The hash of a network. */
  public static String network(Mapping tree) {
    return sha256(tree);
  }

  /** The hash of a volume, whose driver is {@code local} unless told otherwise. */
  public static String volume(Mapping tree) {
    if (tree.get("driver") != null) {
      return sha256(tree);
    }
    var driver = new Entry("driver", tree.location(), Scalar.of("local", tree.location()));
    var entries = new LinkedHashMap<String, Entry>();
    Entry name = tree.entries().get("name");
    if (name != null) {
      entries.put("name", name);
    }
    entries.put("driver", driver);
    tree.entries().forEach(entries::putIfAbsent);
    return sha256(new Mapping(entries, tree.location()));
  }

  private static Entry hashed(Entry entry, Dialect dialect) {
    Node value = entry.value();
    if (entry.key().equals("deploy") && value instanceof Mapping deploy) {
      value = without(deploy, "replicas");
    } else if (entry.key().equals("volumes") && dialect == Dialect.SINCE_5) {
      value = withoutCreateHostPath(value);
    }
    return new Entry(entry.key(), entry.keyLocation(), value);
  }

  private static Entry resolved(Entry entry, UnaryOperator<String> containers) {
    Node value = entry.value();
    if (SHARED_MODES.contains(entry.key()) && value instanceof Scalar mode) {
      value = sharedMode(mode, containers);
    } else if (entry.key().equals("volumes_from") && value instanceof Sequence from) {
      value = volumesFrom(from, containers);
    }
    return new Entry(entry.key(), entry.keyLocation(), value);
  }

  private static Mapping without(Mapping mapping, String key) {
    var entries = new LinkedHashMap<String, Entry>(mapping.entries());
    entries.remove(key);
    return new Mapping(entries, mapping.location());
  }

  private static Node withoutCreateHostPath(Node volumes) {
    if (!(volumes instanceof Sequence sequence)) {
      return volumes;
    }
    var items = new ArrayList<Node>();
    for (Node item : sequence.items()) {
      items.add(item instanceof Mapping mount ? withoutCreateHostPath(mount) : item);
    }
    return new Sequence(items, sequence.location());
  }

  private static Mapping withoutCreateHostPath(Mapping mount) {
    if (!(mount.get("bind") instanceof Mapping bind)
        || !(bind.get("create_host_path") instanceof Scalar create)
        || !Boolean.TRUE.equals(create.value())) {
      return mount;
    }
    Map<String, Entry> entries = new LinkedHashMap<>(mount.entries());
    entries.put("bind", new Entry("bind", bind.location(), without(bind, "create_host_path")));
    return new Mapping(entries, mount.location());
  }

  private static Node sharedMode(Scalar mode, UnaryOperator<String> containers) {
    if (!mode.text().startsWith(SERVICE_PREFIX)) {
      return mode;
    }
    String service = mode.text().substring(SERVICE_PREFIX.length());
    return Scalar.of("container:" + containers.apply(service), mode.location());
  }

  private static Node volumesFrom(Sequence from, UnaryOperator<String> containers) {
    var items = new ArrayList<Node>();
    for (Node item : from.items()) {
      items.add(item instanceof Scalar scalar ? volumesFrom(scalar, containers) : item);
    }
    return new Sequence(items, from.location());
  }

  private static Scalar volumesFrom(Scalar from, UnaryOperator<String> containers) {
    String[] parts = from.text().split(":", -1);
    boolean container = parts.length > 1 && parts[0].equals("container");
    return Scalar.of(container ? parts[1] : containers.apply(parts[0]), from.location());
  }

  private static String sha256(Node tree) {
    return text(JsonWriter.compact(tree));
  }

  /** The digest of any text. */
  public static String text(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
