package dk.adgang.policy;

import dk.adgang.PureRule;
import java.util.List;
import java.util.Optional;

/**
 * The titles of a setting. Thousands of employers may each have a thousand, and each login may ask
 * another employer's: a title takes sixteen bytes, and to look one up is to read one place in
 * memory.
 *
 * <p>Only hashes are kept, of 64 bits. Two titles in 2<sup>64</sup> have the same one: a title that
 * is not among a thousand is taken for one of them once in 10<sup>16</sup> times, and a second
 * factor is required that need not be.
 */
@PureRule
public final class Titles {

  private static final long FREE = 0;

  /** FNV-1a with 64 bits (Fowler, Noll, Vo), over the two bytes of each UTF-16 code unit. */
  private static final long BASIS = 0xcbf29ce484222325L;

  private static final long PRIME = 0x100000001b3L;

  private final long[] table;
  private final boolean empty;

  private Titles(List<String> texts) {
    table = new long[2 * Integer.highestOneBit(Math.max(1, texts.size()) * 2 - 1)];
    boolean none = true;
    for (String text : texts) {
      Optional<Title> title = Title.of(text);
      if (title.isPresent()) {
        none = false;
        long hash = hash(title.get().key());
        table[slot(hash)] = hash;
      }
    }
    empty = none;
  }

  /** Reads titles as somebody wrote them; what names none is left out. */
  static Titles of(List<String> texts) {
    return new Titles(texts);
  }

  /** Whether the title is one of them. */
  boolean contains(Title title) {
    return table[slot(hash(title.key()))] != FREE;
  }

  /** Where the hash is, or would be. At least half of the table stays free. */
  private int slot(long hash) {
    int last = table.length - 1;
    int slot = (int) hash & last;
    while (table[slot] != FREE && table[slot] != hash) {
      slot = (slot + 1) & last;
    }
    return slot;
  }

  private static long hash(String key) {
    long hash = BASIS;
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      hash = (hash ^ (c >>> Byte.SIZE)) * PRIME;
      hash = (hash ^ (c & 0xFF)) * PRIME;
    }
    return hash == FREE ? 1 : hash;
  }

  /** Whether there is no title at all. */
  boolean isEmpty() {
    return empty;
  }
}
