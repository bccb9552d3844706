package compose.orchestrator.loader;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One attribute of the Compose Specification: which values it may have and what each pass does with
 * them. A shape accepts some kinds of single values, and maybe a list, and maybe a mapping; these
 * exclude each other, so no value has two readings.
 *
 * <p>Shapes are made once, by {@link Specification}, and do not change afterwards.
 */
final class Shape {

  static final int TEXT = 1;
  static final int INTEGER = 2;
  static final int NUMBER = 4;
  static final int BOOLEAN = 8;
  static final int NULL = 16;

  /** Which keys a mapping with free names takes. */
  enum Names {
    /** Letters, digits, dot, dash and underscore; others are refused. */
    RESOURCE,
    /** As {@link #RESOURCE}, but others are let through unread. */
    RESOURCE_OR_UNREAD,
    /** Lower-case letters; others are let through unread. */
    LOWER_CASE_OR_UNREAD,
    /** Everything but the empty name. */
    ANY
  }

  final int scalars;
  @Nullable Shape item;
  boolean uniqueItems;
  boolean mapping;
  boolean open;
  boolean extensible;
  boolean internal;
  boolean younger;
  Map<String, Shape> attributes = Map.of();
  @Nullable Shape others;
  Names names = Names.ANY;
  List<String> required = List.of();
  List<String> values = List.of();
  long minimum = Long.MIN_VALUE;
  long maximum = Long.MAX_VALUE;
  Kind kind = Kind.ANY;
  Cast cast = Cast.NONE;
  MergeRule merge = MergeRule.DEEP;
  UniqueKey unique = UniqueKey.NONE;
  ShortForm form = ShortForm.NONE;
  PathRule path = PathRule.NONE;
  TextRule text = TextRule.ANY;
  String canonicalName = "";

  private Shape(int scalars) {
    this.scalars = scalars;
  }

  /** Single values of these kinds. */
  static Shape of(int scalars) {
    return new Shape(scalars);
  }

  /** Also a list. */
  Shape listOf(Shape items) {
    item = items;
    return this;
  }

  /** Also a list in which nothing repeats. */
  Shape setOf(Shape items) {
    uniqueItems = true;
    return listOf(items);
  }

  /** Also a mapping of named attributes, which may have extensions. */
  Shape struct() {
    mapping = true;
    extensible = true;
    return this;
  }

  /** Also a mapping of named attributes without extensions. */
  Shape closedStruct() {
    mapping = true;
    return this;
  }

  /** Also a mapping from free names. */
  Shape mapOf(Names allowed, Shape values) {
    mapping = true;
    names = allowed;
    others = values;
    return this;
  }

  /** Keys that are not named are let through unread. */
  Shape open() {
    open = true;
    return this;
  }

  /** Adds an attribute; the order of the calls is the canonical order. */
  Shape has(String name, Shape shape) {
    if (attributes.isEmpty()) {
      attributes = new LinkedHashMap<>();
    }
    shape.canonicalName = name;
    attributes.put(name, shape);
    return this;
  }

  Shape requires(String... keys) {
    required = List.of(keys);
    return this;
  }

  Shape oneOf(String... allowed) {
    values = List.of(allowed);
    return this;
  }

  /** Not for files: only passes set it. */
  Shape internal() {
    internal = true;
    return this;
  }

  /** Younger than docker compose 2.40.3, which refuses it: a file has to ask for it. */
  Shape younger() {
    younger = true;
    return this;
  }

  Shape must(TextRule rule) {
    text = rule;
    return this;
  }

  Shape between(long least, long most) {
    minimum = least;
    maximum = most;
    return this;
  }

  Shape is(Kind canonical) {
    kind = canonical;
    return this;
  }

  Shape cast(Cast after) {
    cast = after;
    return this;
  }

  Shape merge(MergeRule rule) {
    merge = rule;
    return this;
  }

  Shape unique(UniqueKey key) {
    unique = key;
    return this;
  }

  Shape form(ShortForm accepted) {
    form = accepted;
    return this;
  }

  Shape path(PathRule rule) {
    path = rule;
    return this;
  }

  /** The name under which the canonical form has it, where that is another. */
  Shape named(String name) {
    canonicalName = name;
    return this;
  }

  boolean accepts(int scalar) {
    return (scalars & scalar) != 0;
  }

  /** The shape of a key's value, or null where nothing is known about it. */
  @Nullable Shape of(String key) {
    Shape attribute = attributes.get(key);
    return attribute != null ? attribute : isRead(key) ? others : null;
  }

  /** Whether a free name is one that is read. */
  boolean isRead(String key) {
    return switch (names) {
      case ANY -> !key.isEmpty();
      case RESOURCE, RESOURCE_OR_UNREAD -> isResourceName(key);
      case LOWER_CASE_OR_UNREAD -> isLowerCase(key);
    };
  }

  private static boolean isResourceName(String key) {
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (!Ascii.isLetterOrDigit(c) && c != '.' && c != '_' && c != '-') {
        return false;
      }
    }
    return !key.isEmpty();
  }

  private static boolean isLowerCase(String key) {
    for (int i = 0; i < key.length(); i++) {
      if (!Ascii.isLowerCase(key.charAt(i))) {
        return false;
      }
    }
    return !key.isEmpty();
  }
}
