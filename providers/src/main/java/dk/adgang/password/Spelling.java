package dk.adgang.password;

import dk.adgang.common.PureRule;
import java.text.Normalizer;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reduces all the ways in which people write a word to one spelling: capitals, accents, «aa» for
 * «å», digits and symbols in the place of letters. «Brøndby», «BROENDBY» and «br0endby» become the
 * same.
 */
@PureRule
final class Spelling {

  private Spelling() {}

  /**
   * Returns the letters of the text in the one spelling; characters that stand for no letter are
   * dropped.
   */
  static String plain(String text) {
    return plain(text, true);
  }

  /**
   * Returns the spellings of a word of a list: with {@code ae}, {@code oe}, {@code aa}, and with
   * the nearest key, for people whose keyboard lacks the letter.
   */
  static Set<String> plainForms(String word) {
    Set<String> forms = new TreeSet<>();
    forms.add(plain(word, true));
    forms.add(plain(word, false));
    return forms;
  }

  private static String plain(String text, boolean digraphs) {
    String composed = ascii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
    StringBuilder plain = new StringBuilder(composed.length() + 4);
    composed.codePoints().map(Character::toLowerCase).forEach(c -> append(plain, c, digraphs));
    return plain.toString();
  }

  private static void append(StringBuilder plain, int c, boolean digraphs) {
    switch (c) {
      case 'å' -> plain.append(digraphs ? "aa" : "a");
      case 'æ', 'ä' -> plain.append(digraphs ? "ae" : "a");
      case 'ø', 'ö' -> plain.append(digraphs ? "oe" : "o");
      case 'ß' -> plain.append("ss");
      // «1» is written for both letters, so they become the same.
      case 'l', '1', '!', '|' -> plain.append('i');
      case '0' -> plain.append('o');
      case '2' -> plain.append('z');
      case '3', '€' -> plain.append('e');
      case '4', '@' -> plain.append('a');
      case '5', '$', '§' -> plain.append('s');
      case '6', '9' -> plain.append('g');
      case '7', '+' -> plain.append('t');
      case '8' -> plain.append('b');
      default -> {
        if (c < 0x80) {
          if (Character.isLetter(c)) {
            plain.append((char) c);
          }
        } else if (Character.isLetter(c)) {
          Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD)
              .codePoints()
              .filter(Character::isLetter)
              .forEach(plain::appendCodePoint);
        }
      }
    }
  }

  private static boolean ascii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }
}
