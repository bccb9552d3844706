package compose.orchestrator.migration;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.ImageDetails;
import compose.orchestrator.model.ImageReference;
import compose.orchestrator.transfer.Access;
import compose.orchestrator.transfer.Bandwidth;
import compose.orchestrator.transfer.DataSet;
import compose.orchestrator.transfer.HostProbe;
import compose.orchestrator.transfer.Side;
import compose.orchestrator.transfer.Sides;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Brings images from one engine to the other, those that are missing. */
final class ImageDelivery {

  private static final int BUFFER = 64 * 1024;

  private final EngineGateway source;
  private final EngineGateway target;
  private final Bandwidth bandwidth;
  private final MigrationListener listener;

  ImageDelivery(MigrationContext context) {
    this.source = context.source();
    this.target = context.target();
    this.bandwidth = context.bandwidth();
    this.listener = context.listener();
  }

  void bring(List<UsedImage> images) {
    var sent = new ArrayList<String>();
    for (UsedImage image : images) {
      switch (image.way()) {
        case PRESENT -> {}
        case SEND -> sent.add(ImageReference.familiar(image.reference()));
        case NAME -> name(image);
        case PULL -> pull(image.reference());
      }
    }
    if (!sent.isEmpty()) {
      send(sent, sent.size() == 1 ? "image " + sent.getFirst() : sent.size() + " images");
    }
    images.forEach(this::check);
  }

  private void name(UsedImage image) {
    if (image.here() != null) {
      target.imageArchives().tag(image.here().id(), image.reference());
    }
  }

  private void pull(String reference) {
    listener.hear("image " + reference, "pulling", 0, -1);
    target.pull(reference, null, _ -> {});
    listener.hear("image " + reference, "pulled", 0, -1);
  }

  /** Straight from one engine to the other, never whole in memory or on a disk between them. */
  private void send(List<String> references, String label) {
    listener.hear(label, "sending", 0, -1);
    long size =
        source
            .imageArchives()
            .<Long>save(
                references,
                archive -> {
                  long[] done = {0};
                  target.imageArchives().load(output -> done[0] = copy(archive, output, label));
                  return done[0];
                });
    listener.hear(label, "sent", size, size);
  }

  private long copy(InputStream from, OutputStream to, String label) throws IOException {
    long done = 0;
    byte[] buffer = new byte[BUFFER];
    for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
      bandwidth.pass(count);
      to.write(buffer, 0, count);
      done += count;
      listener.hear(label, "sending", done, -1);
    }
    return done;
  }

  private void check(UsedImage image) {
    ImageDetails there = target.image(image.reference());
    boolean expected =
        there != null
            && (!image.same()
                || image.own()
                || image.here() == null
                || there.id().equals(image.here().id()));
    if (!expected) {
      throw new EngineException(
          "image-differs",
          "the image " + image.reference() + " on the target is not the one from here",
          "engines that keep images in different ways name them differently: pull it there by hand"
              + " (docker pull), or let both keep them in the same way");
    }
  }

  /** Sees that an image on the target can read and write data; sends one where none can. */
  void ensureTools(DataSet any, List<String> preferred) {
    try (HostProbe _ = new Sides(target, preferred).host()) {
      return;
    } catch (EngineException e) {
      if (!e.diagnostics().getFirst().code().equals("no-helper-image")) {
        throw e;
      }
    }
    var sides = new Sides(source, preferred);
    try (Side _ = sides.open(any, Access.READ)) {
      send(List.of(String.valueOf(sides.image())), "image with tools");
    }
  }
}
