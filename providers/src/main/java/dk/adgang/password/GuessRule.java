package dk.adgang.password;

import dk.adgang.common.PureRule;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Recognises a password that others would try: a word of the list or a name of the employee's own,
 * with a year, a few digits or symbols around it, in any spelling.
 *
 * <p>Without the digits and symbols around it, the whole password must be such a word. A longer
 * password that only contains one is good.
 */
@PureRule
final class GuessRule {

  /** A longer password is no guess any more. */
  private static final int LONGEST = 64;

  /** More digits and symbols than this around a word make a password of their own. */
  private static final int MOST_AROUND = 10;

  /** How many of those may stand for letters: «$ommer1», «Kod3», «P@$$». */
  private static final int LETTERS_BEFORE = 2;

  private static final int LETTERS_BEHIND = 3;

  /** Any piece this short is a guess when it is only repeated. */
  private static final int SHORT_PIECE = 3;

  private final GuessList list;

  GuessRule(GuessList list) {
    this.list = list;
  }

  /**
   * @param personal names of the employee and the employers, as {@link PersonalWords} gives them
   */
  Optional<Guess> guess(String password, Set<String> personal) {
    if (password.length() > 2 * LONGEST) {
      return Optional.empty();
    }
    int[] text = Normalizer.normalize(password, Normalizer.Form.NFKC).codePoints().toArray();
    if (text.length > LONGEST) {
      return Optional.empty();
    }
    Set<String> readings = readings(text);
    if (readings.stream().anyMatch(reading -> personal(reading, personal))) {
      return Optional.of(Guess.PERSONAL);
    }
    return readings.stream().anyMatch(this::common) ? Optional.of(Guess.COMMON) : Optional.empty();
  }

  /**
   * The words that the password may stand for: all of it, and with less and less around the word.
   */
  private static Set<String> readings(int[] text) {
    Set<String> readings = new LinkedHashSet<>();
    readings.add(reading(text, 0, text.length));
    int first = 0;
    int last = text.length;
    while (first < last && !Character.isLetter(text[first])) {
      first++;
    }
    while (last > first && !Character.isLetter(text[last - 1])) {
      last--;
    }
    if (first == last || first + text.length - last > MOST_AROUND) {
      return readings;
    }
    for (int before = 0; before <= Math.min(LETTERS_BEFORE, first); before++) {
      for (int behind = 0; behind <= Math.min(LETTERS_BEHIND, text.length - last); behind++) {
        readings.add(reading(text, first - before, last + behind));
      }
    }
    // «@» may stand for a letter, or just stand between two words.
    int[] core = Arrays.copyOfRange(text, first, last);
    int[] wordsAlone = Arrays.stream(core).filter(Character::isLetterOrDigit).toArray();
    readings.add(reading(wordsAlone, 0, wordsAlone.length));
    return readings;
  }

  private static String reading(int[] text, int from, int to) {
    return Spelling.plain(new String(text, from, to - from));
  }

  private boolean common(String reading) {
    if (list.contains(reading)) {
      return true;
    }
    int piece = piece(reading);
    return piece < reading.length()
        && (piece <= SHORT_PIECE || list.contains(reading.substring(0, piece)));
  }

  private boolean personal(String reading, Set<String> personal) {
    if (reading.length() < GuessList.SHORTEST) {
      return false;
    }
    if (madeOf(reading, personal)) {
      return true;
    }
    for (String word : personal) {
      int rest = reading.length() - word.length();
      if (rest >= GuessList.SHORTEST
          && ((reading.startsWith(word) && list.contains(reading.substring(word.length())))
              || (reading.endsWith(word) && list.contains(reading.substring(0, rest))))) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is nothing but these words, one after another. */
  private static boolean madeOf(String reading, Set<String> words) {
    boolean[] reached = new boolean[reading.length() + 1];
    reached[0] = true;
    for (int at = 0; at < reading.length(); at++) {
      if (reached[at]) {
        for (String word : words) {
          if (reading.startsWith(word, at)) {
            reached[at + word.length()] = true;
          }
        }
      }
    }
    return reached[reading.length()];
  }

  /** The length of the shortest piece that the reading repeats; its own when it repeats none. */
  private static int piece(String reading) {
    int length = reading.length();
    for (int piece = 1; piece <= length / 2; piece++) {
      if (length % piece == 0 && reading.regionMatches(piece, reading, 0, length - piece)) {
        return piece;
      }
    }
    return length;
  }
}
