package dk.adgang.password;

import dk.adgang.common.PureRule;
import java.util.Arrays;

/**
 * A set of words, small enough to stay in memory: eight bytes a word, a sorted array of hashes. Two
 * words that share a hash are so rare (one chance in 10<sup>14</sup> for a list of 100,000) that a
 * word wrongly found in the list does not matter: the employee chooses another.
 */
@PureRule
final class GuessList {

  /** Shorter words do not count, because nearly every text begins with one. */
  static final int SHORTEST = 3;

  /** A word with this many letters stays a guess when digits are put around it. */
  private static final int SHORTEST_CORE = 4;

  private final long[] hashes;

  private GuessList(long[] hashes) {
    this.hashes = hashes;
  }

  int size() {
    return hashes.length;
  }

  /**
   * @param word in the one spelling of {@link Spelling#plain}
   */
  boolean contains(String word) {
    return word.length() >= SHORTEST && Arrays.binarySearch(hashes, hash(word)) >= 0;
  }

  /** FNV-1a over the UTF-16 units, its bits then mixed. */
  private static long hash(String word) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < word.length(); i++) {
      hash = (hash ^ word.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    return hash ^ (hash >>> 33);
  }

  /** Gathers the words of a list. */
  static final class Builder {

    private long[] hashes = new long[1024];
    private int size;

    /**
     * Adds a password as somebody has written it, and its core without the digits and symbols
     * around.
     */
    Builder add(String password) {
      Spelling.plainForms(password).forEach(this::addPlain);
      int first = 0;
      int last = password.length();
      while (first < last && !Character.isLetter(password.codePointAt(first))) {
        first += Character.charCount(password.codePointAt(first));
      }
      while (last > first && !Character.isLetter(password.codePointBefore(last))) {
        last -= Character.charCount(password.codePointBefore(last));
      }
      if (last - first >= SHORTEST_CORE && last - first < password.length()) {
        Spelling.plainForms(password.substring(first, last)).forEach(this::addPlain);
      }
      return this;
    }

    /** Adds a word that is in the one spelling already. */
    Builder addPlain(String word) {
      if (word.length() >= SHORTEST) {
        if (size == hashes.length) {
          hashes = Arrays.copyOf(hashes, size * 2);
        }
        hashes[size++] = hash(word);
      }
      return this;
    }

    GuessList build() {
      return new GuessList(Arrays.stream(hashes, 0, size).sorted().distinct().toArray());
    }
  }
}
