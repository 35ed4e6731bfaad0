package dk.adgang.policy;

import dk.adgang.Rule;
import java.util.List;
import java.util.Optional;

/**
 * The titles of a setting. Thousands of employers may each have a thousand, and each login may ask
 * another employer's: beside the texts, which others hold too, a title takes about twenty bytes,
 * and to look one up is to read one or two places in memory.
 */
@Rule
public final class Titles {

  private static final int FREE = -1;

  /** Spreads hashes that are close to each other, as those of similar titles are. */
  private static final int SPREAD = 0x9e3779b9;

  private final String[] written;

  /** A table of hashes, and beside each the place of its title in {@link #written}. */
  private final int[] table;

  private final int size;

  private Titles(List<String> texts) {
    this.written = texts.toArray(String[]::new);
    this.table = emptyTable(written.length);
    int found = 0;
    for (int place = 0; place < written.length; place++) {
      Optional<Title> title = Title.of(written[place]);
      if (title.isPresent()) {
        put(title.get(), place);
        found++;
      }
    }
    this.size = found;
  }

  /** Reads titles as somebody wrote them; what names none is left out. */
  static Titles of(List<String> texts) {
    return new Titles(texts);
  }

  /** At least half of it stays free. */
  private static int[] emptyTable(int titles) {
    int[] table = new int[4 * Integer.highestOneBit(Math.max(1, titles) * 2 - 1)];
    for (int slot = 1; slot < table.length; slot += 2) {
      table[slot] = FREE;
    }
    return table;
  }

  private void put(Title title, int place) {
    int slot = first(title);
    while (table[slot + 1] != FREE) {
      slot = after(slot);
    }
    table[slot] = title.hashCode();
    table[slot + 1] = place;
  }

  /** Whether the title is one of them. */
  boolean contains(Title title) {
    for (int slot = first(title); table[slot + 1] != FREE; slot = after(slot)) {
      // Two titles can have the same hash.
      if (table[slot] == title.hashCode()
          && Title.of(written[table[slot + 1]]).filter(title::equals).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private int first(Title title) {
    return ((title.hashCode() * SPREAD) >>> Integer.numberOfLeadingZeros(table.length / 2 - 1)) * 2;
  }

  private int after(int slot) {
    return (slot + 2) % table.length;
  }

  /** Whether there is no title at all. */
  boolean isEmpty() {
    return size == 0;
  }
}
