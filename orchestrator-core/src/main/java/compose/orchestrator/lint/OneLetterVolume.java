package compose.orchestrator.lint;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.yaml.Mapping;
import java.util.List;

/** Volumes whose names look like drives. */
final class OneLetterVolume implements Rule {

  @Override
  public String code() {
    return "one-letter-volume";
  }

  @Override
  public String description() {
    return "A volume's name has one letter, and with a colon behind it is read as a Windows drive.";
  }

  @Override
  public void check(Subject subject, List<Diagnostic> found) {
    if (!(subject.project().tree().get("volumes") instanceof Mapping volumes)) {
      return;
    }
    for (Mapping.Entry volume : volumes.all()) {
      if (volume.key().length() == 1 && Character.isLetter(volume.key().charAt(0))) {
        found.add(
            Diagnostic.warning(
                code(),
                "volumes."
                    + volume.key()
                    + ": in the short form of a mount the name is read as a Windows drive",
                "Give it a longer name, or mount it in the long form.",
                volume.keyLocation()));
      }
    }
  }
}
