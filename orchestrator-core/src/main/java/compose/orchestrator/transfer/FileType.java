package compose.orchestrator.transfer;

import org.jspecify.annotations.Nullable;

/** What a file is. Sockets are none: they mean nothing without the process behind them. */
public enum FileType {
  /** A file with contents. */
  FILE('f'),
  /** A folder. */
  FOLDER('d'),
  /** A symbolic link. */
  LINK('l'),
  /** A named pipe. */
  PIPE('p'),
  /** A device that is read character by character. */
  CHARACTER_DEVICE('c'),
  /** A device that is read block by block. */
  BLOCK_DEVICE('b');

  private final char letter;

  FileType(char letter) {
    this.letter = letter;
  }

  /** The letter by which find tells it. */
  public char letter() {
    return letter;
  }

  /** The one of that letter, or null. */
  public static @Nullable FileType of(String letter) {
    for (FileType type : values()) {
      if (letter.length() == 1 && type.letter == letter.charAt(0)) {
        return type;
      }
    }
    return null;
  }
}
