package compose.orchestrator.loader;

import java.util.List;

/** Lists words in a sentence. */
final class WordList {

  private WordList() {}

  /** {@code a, b or c}. */
  static String or(List<String> words) {
    var text = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
      if (i > 0) {
        text.append(i == words.size() - 1 ? " or " : ", ");
      }
      text.append(words.get(i));
    }
    return text.toString();
  }
}
