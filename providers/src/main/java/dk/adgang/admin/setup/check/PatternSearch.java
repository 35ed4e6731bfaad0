package dk.adgang.admin.setup.check;

import dk.adgang.common.PureRule;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Looks for a text that a pattern and a rule allow. Texts grow letter by letter for as long as the
 * pattern may still match. Two beginnings after which the same endings match are taken for one, so
 * that the search ends. It tries letters of each kind and those of the pattern, and so cannot tell
 * for certain that there is no such text; where it would take too long it says nothing.
 */
@PureRule
final class PatternSearch {

  /** A letter of each kind that a pattern may ask for. */
  private static final String KINDS = "k5K! æ";

  /** The characters that a pattern may ask for as it stands. */
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  /** Endings of one kind that are tried, for patterns that count. */
  private static final int MOST_OF_A_KIND = 4;

  private static final int MOST_LETTERS = 24;
  private static final int LONGEST = 64;

  /** A pattern may take very long for a short text; then nobody knows. */
  private static final long MOST_READ = 5_000_000;

  private static final char NO = '0';
  private static final char PERHAPS = '1';
  private static final char YES = '2';

  private final Pattern pattern;
  private final Predicate<String> rule;
  private final Set<String> letters = new LinkedHashSet<>();
  private final Set<String> endings = new LinkedHashSet<>();
  private long read;

  private PatternSearch(Pattern pattern, Predicate<String> rule) {
    this.pattern = pattern;
    this.rule = rule;
    (KINDS + pattern.pattern())
        .codePoints()
        .mapToObj(Character::toString)
        .distinct()
        .limit(MOST_LETTERS)
        .forEach(letters::add);
    endings.add("");
    endings.addAll(letters);
    KINDS
        .codePoints()
        .mapToObj(Character::toString)
        .forEach(
            each -> {
              for (int i = 2; i <= MOST_OF_A_KIND; i++) {
                endings.add(each.repeat(i));
              }
            });
    WORD.matcher(pattern.pattern())
        .results()
        .map(MatchResult::group)
        .forEach(
            word -> {
              for (int i = 0; i < word.length(); i++) {
                endings.add(word.substring(i));
              }
            });
  }

  /** Whether no text was found, and everything was tried that this knows to try. */
  static boolean findsNone(String pattern, Predicate<String> rule) {
    try {
      return new PatternSearch(Pattern.compile(pattern), rule).findsNone();
    } catch (PatternSyntaxException | TooLongException e) {
      return false;
    }
  }

  private boolean findsNone() {
    Deque<String> open = new ArrayDeque<>();
    Set<String> seen = new HashSet<>();
    open.push("");
    boolean any = false;
    while (!open.isEmpty()) {
      String text = open.pop();
      String after = after(text);
      char now = after.charAt(0);
      if (now == YES && rule.test(text)) {
        return false;
      }
      any |= now == YES;
      boolean isNew = seen.add(Math.min(text.length(), LONGEST) + kinds(text) + after);
      if (now != NO && isNew) {
        letters.forEach(letter -> open.push(text + letter));
      }
    }
    // A pattern for which nothing was found at all is beyond this search.
    return any;
  }

  /** The answer of the pattern to each ending. */
  private String after(String text) {
    StringBuilder answers = new StringBuilder();
    for (String ending : endings) {
      Matcher matcher = pattern.matcher(new Counted(text + ending));
      answers.append(matcher.matches() ? YES : matcher.hitEnd() ? PERHAPS : NO);
      if (answers.charAt(0) == NO) {
        break;
      }
    }
    return answers.toString();
  }

  /** The characters that the rule may ask for. */
  private static String kinds(String text) {
    return text.codePoints()
        .map(Character::getType)
        .distinct()
        .sorted()
        .collect(
            StringBuilder::new, (all, kind) -> all.append(',').append(kind), StringBuilder::append)
        .append(':')
        .toString();
  }

  /** Ends a search that reads too much. */
  private static final class TooLongException extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }

  /** A text that counts how often the pattern reads of it. */
  private final class Counted implements CharSequence {

    private final String text;

    Counted(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      if (++read > MOST_READ) {
        throw new TooLongException();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
