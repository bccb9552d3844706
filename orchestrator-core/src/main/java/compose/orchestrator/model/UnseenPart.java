package compose.orchestrator.model;

import compose.orchestrator.yaml.JsonWriter;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.Mapping.Entry;
import compose.orchestrator.yaml.MappingBuilder;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Scalar;
import compose.orchestrator.yaml.Sequence;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;

/**
 * A part of the canonical tree without what an engine shows as it was written. It is written down
 * with what is made of it, so that a later change can be told by its name where the engine shows no
 * difference, as of hooks or of a default that is now said aloud.
 */
public final class UnseenPart {

  private static final Set<String> SHOWN =
      Set.of("command", "driver_opts", "entrypoint", "environment", "image", "labels");

  /** Of these attributes a part that the engine shows. */
  private static final Map<String, String> NOT_TOLD =
      Map.of("healthcheck", "test", "logging", "options");

  /** No engine knows of them: no more is written down than whether they are others. */
  private static final Set<String> HOOKS = Set.of("post_start", "pre_start", "pre_stop");

  private static final int DIGITS = 12;

  private UnseenPart() {}

  /** Of a service: of what its hash and {@link FixedPart} are made of. */
  public static Mapping ofService(Mapping service) {
    Mapping hashed = ConfigHash.hashed(FixedPart.of(service), ConfigHash.Dialect.BEFORE_5);
    var unseen = new MappingBuilder(service.location());
    for (Entry entry : shownLeftOut(hashed).all()) {
      unseen.put(new Entry(entry.key(), entry.keyLocation(), withoutSecrets(entry)));
    }
    return unseen.build();
  }

  /** Of a network. */
  public static Mapping ofNetwork(Mapping network) {
    return shownLeftOut(network);
  }

  private static Mapping shownLeftOut(Mapping mapping) {
    var unseen = new MappingBuilder(mapping.location());
    for (Entry entry : mapping.all()) {
      if (!SHOWN.contains(entry.key()) || isEmpty(entry.value())) {
        unseen.put(entry);
      }
    }
    return unseen.build();
  }

  private static boolean isEmpty(Node value) {
    return switch (value) {
      case Mapping mapping -> mapping.all().isEmpty();
      case Sequence sequence -> sequence.items().isEmpty();
      case Scalar _ -> false;
    };
  }

  /** Labels are read by more programs than files, and values of variables may stand anywhere. */
  private static Node withoutSecrets(Entry entry) {
    Node value = entry.value();
    if (value instanceof Mapping mapping && NOT_TOLD.containsKey(entry.key())) {
      return new MappingBuilder(mapping).remove(NOT_TOLD.get(entry.key())).build();
    }
    if (!HOOKS.contains(entry.key()) || !(value instanceof Sequence hooks)) {
      return value;
    }
    var digests = new ArrayList<Node>();
    for (Node hook : hooks.items()) {
      String digest = ConfigHash.text(JsonWriter.identity(hook)).substring(0, DIGITS);
      digests.add(Scalar.of("sha256:" + digest, hook.location()));
    }
    return new Sequence(digests, hooks.location());
  }
}
