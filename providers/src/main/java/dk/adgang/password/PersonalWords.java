package dk.adgang.password;

import dk.adgang.common.PureRule;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The words that are in the names and addresses of an employee and the employers. */
@PureRule
final class PersonalWords {

  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  /** Nobody has more, and somebody who makes up more must not make each check slower. */
  private static final int MOST = 64;

  private static final int LONGEST_TEXT = 256;

  private PersonalWords() {}

  /**
   * @param texts names, e-mail addresses, aliases; a null is skipped
   */
  static Set<String> of(Collection<String> texts) {
    Set<String> words = new LinkedHashSet<>();
    for (String text : texts) {
      if (text != null && text.length() <= LONGEST_TEXT) {
        for (String word : BETWEEN.split(text, -1)) {
          add(words, word);
        }
        add(words, text);
      }
    }
    return words;
  }

  private static void add(Set<String> words, String word) {
    for (String plain : Spelling.plainForms(word)) {
      if (plain.length() >= GuessList.SHORTEST && words.size() < MOST) {
        words.add(plain);
      }
    }
  }
}
