package compose.orchestrator.yaml;

import java.util.Comparator;

/** The order of keys in YAML output: letters after everything else, runs of digits by value. */
public final class NaturalOrder implements Comparator<String> {

  /** The only instance that is needed. */
  public static final NaturalOrder INSTANCE = new NaturalOrder();

  private NaturalOrder() {}

  @Override
  public int compare(String a, String b) {
    if (a.equals(b)) {
      return 0;
    }
    int[] left = a.codePoints().toArray();
    int[] right = b.codePoints().toArray();
    boolean digits = false;
    for (int i = 0; i < left.length && i < right.length; i++) {
      if (left[i] != right[i]) {
        return isLess(left, right, i, digits) ? -1 : 1;
      }
      digits = Character.isDigit(left[i]);
    }
    return Integer.compare(left.length, right.length);
  }

  private static boolean isLess(int[] left, int[] right, int at, boolean digits) {
    boolean leftLetter = Character.isLetter(left[at]);
    boolean rightLetter = Character.isLetter(right[at]);
    if (leftLetter && rightLetter) {
      return left[at] < right[at];
    }
    if (leftLetter || rightLetter) {
      return digits ? leftLetter : rightLetter;
    }
    return isLessNumber(left, right, at);
  }

  private static boolean isLessNumber(int[] left, int[] right, int at) {
    long start = (left[at] == '0' || right[at] == '0') && insideNumber(left, at) ? 1 : 0;
    int leftEnd = numberEnd(left, at);
    int rightEnd = numberEnd(right, at);
    long leftNumber = number(left, at, leftEnd, start);
    long rightNumber = number(right, at, rightEnd, start);
    if (leftNumber != rightNumber) {
      return leftNumber < rightNumber;
    }
    return leftEnd != rightEnd ? leftEnd < rightEnd : left[at] < right[at];
  }

  private static boolean insideNumber(int[] text, int at) {
    for (int i = at - 1; i >= 0 && Character.isDigit(text[i]); i--) {
      if (text[i] != '0') {
        return true;
      }
    }
    return false;
  }

  private static int numberEnd(int[] text, int from) {
    int end = from;
    while (end < text.length && Character.isDigit(text[end])) {
      end++;
    }
    return end;
  }

  private static long number(int[] text, int from, int end, long start) {
    long value = start;
    for (int i = from; i < end; i++) {
      value = value * 10 + (text[i] - '0');
    }
    return value;
  }
}
