package compose.orchestrator.bundle;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.transfer.DataSet;
import compose.orchestrator.yaml.Attributes;
import compose.orchestrator.yaml.Document;
import compose.orchestrator.yaml.JsonWriter;
import compose.orchestrator.yaml.MappingBuilder;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Scalar;
import compose.orchestrator.yaml.Sequence;
import compose.orchestrator.yaml.YamlReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The manifest as JSON and back. */
final class ManifestJson {

  private static final Location NOWHERE = Location.of("manifest.json");

  private ManifestJson() {}

  static String text(BundleManifest manifest) {
    return JsonWriter.pretty(
            new MappingBuilder(NOWHERE)
                .put("format", value(BundleManifest.FORMAT))
                .put("project", value(manifest.project()))
                .put("created", value(manifest.created()))
                .put("config_files", values(manifest.configFiles()))
                .put("profiles", values(manifest.profiles()))
                .put("project_files", values(manifest.projectFiles()))
                .put("data", nodes(manifest.data().stream().map(ManifestJson::data).toList()))
                .put("images", nodes(manifest.images().stream().map(ManifestJson::image).toList()))
                .put(
                    "entries", nodes(manifest.entries().stream().map(ManifestJson::entry).toList()))
                .build())
        + "\n";
  }

  private static Node data(DataRecord data) {
    return new MappingBuilder(NOWHERE)
        .put("folder", value(data.folder()))
        .put("kind", value(data.kind().type()))
        .put("key", value(data.key()))
        .put("source", value(data.source()))
        .put("services", values(data.owners()))
        .put("files", value(data.files()))
        .put("bytes", value(data.bytes()))
        .put("live", value(data.live()))
        .build();
  }

  private static Node image(ImageRecord image) {
    return new MappingBuilder(NOWHERE)
        .put("reference", value(image.reference()))
        .put("services", values(image.services()))
        .put("id", value(image.id()))
        .put("digest", value(image.digest()))
        .put("included", value(image.included()))
        .build();
  }

  private static Node entry(BundleEntry entry) {
    return new MappingBuilder(NOWHERE)
        .put("name", value(entry.name()))
        .put("size", value(entry.size()))
        .put("sha256", value(entry.digest()))
        .build();
  }

  private static Node value(@Nullable Object value) {
    return Scalar.of(value, NOWHERE);
  }

  private static Node values(List<String> values) {
    var nodes = new ArrayList<Node>();
    values.forEach(value -> nodes.add(value(value)));
    return nodes(nodes);
  }

  private static Node nodes(List<Node> nodes) {
    return new Sequence(nodes, NOWHERE);
  }

  /**
   * Reads it.
   *
   * @throws IOException if it is no manifest, or one of a newer format
   */
  static BundleManifest read(String text) throws IOException {
    List<Diagnostic> findings = new ArrayList<>();
    List<Document> documents = YamlReader.read(text, "manifest.json", findings::add);
    if (!findings.isEmpty() || documents.size() != 1) {
      throw new IOException("the manifest cannot be read");
    }
    Attributes manifest = Attributes.of("manifest", documents.getFirst().root());
    if (!Objects.equals(manifest.integer("format"), BundleManifest.FORMAT)) {
      throw new IOException("format " + manifest.integer("format") + " is not known");
    }
    return new BundleManifest(
        manifest.string("project", ""),
        manifest.string("created", ""),
        manifest.strings("config_files"),
        manifest.strings("profiles"),
        manifest.strings("project_files"),
        manifest.objects("data", ManifestJson::data),
        manifest.objects("images", ManifestJson::image),
        manifest.objects("entries", ManifestJson::entry));
  }

  private static DataRecord data(Attributes data) {
    boolean volume = data.string("kind", "").equals(DataSet.Kind.VOLUME.type());
    return new DataRecord(
        data.string("folder", ""),
        volume ? DataSet.Kind.VOLUME : DataSet.Kind.BIND,
        data.string("key", ""),
        data.string("source", ""),
        data.strings("services"),
        number(data, "files"),
        number(data, "bytes"),
        data.isTrue("live"));
  }

  private static long number(Attributes attributes, String key) {
    return Objects.requireNonNullElse(attributes.integer(key), 0L);
  }

  private static ImageRecord image(Attributes image) {
    return new ImageRecord(
        image.string("reference", ""),
        image.strings("services"),
        image.string("id", ""),
        image.string("digest"),
        image.isTrue("included"));
  }

  private static BundleEntry entry(Attributes entry) {
    return new BundleEntry(
        entry.string("name", ""), number(entry, "size"), entry.string("sha256", ""));
  }
}
