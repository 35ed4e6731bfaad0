package dk.adgang.admin.titles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Titles counted together, and compared. */
final class TitleTallyTest {

  private final TitleTally tally = new TitleTally();

  @Test
  void spellings_that_compare_equal_are_one_title_in_the_words_of_most() {
    tally.held("butikschef ", 1, 1);
    tally.held("Butikschef", 5, 2);
    tally.held("\u00AD", 3, 3);
    tally.listedBy("kaffe", "BUTIKSCHEF");
    tally.listedByRealm("Butikschef");

    assertThat(tally.inUse())
        .containsExactly(
            new TitleInUse(
                "Butikschef",
                List.of("butikschef ", "Butikschef"),
                6,
                3,
                new TitleInUse.Required(true, List.of("kaffe"))));
    assertThat(tally.unused()).isEmpty();
    assertThat(tally.isHeld("butikSCHEF")).isTrue();
    assertThat(tally.isHeld("Kok")).isFalse();
  }

  @Test
  void a_listed_title_that_nobody_has_is_unused() {
    tally.held("Kok", 1, 0);
    tally.listedBy("kaffe", "Souschef");
    tally.listedBy("bog", "souschef");
    tally.listedByRealm("kok");

    assertThat(tally.unused())
        .containsExactly(
            new TitlesInUse.Unused(
                "Souschef", new TitleInUse.Required(false, List.of("bog", "kaffe"))));
    assertThat(tally.isHeld("Souschef")).isFalse();
  }

  @Test
  void pairs_one_letter_apart_are_found_whoever_has_them() {
    tally.held("Butikschef", 9, 0);
    tally.held("Butikchef", 1, 0);
    tally.held("Kok", 1, 0);
    tally.listedBy("kaffe", "Kokk");
    tally.held("Tjener", 1, 0);
    tally.held("𝒦ok", 1, 0);

    assertThat(tally.near())
        .containsExactlyInAnyOrder(
            new TitlesInUse.Near("Butikchef", "Butikschef"),
            new TitlesInUse.Near("Kok", "Kokk"),
            new TitlesInUse.Near("Kok", "𝒦ok"));
  }

  @Test
  void nobody_reads_more_than_a_hundred_pairs() {
    for (char c = 'a'; c <= 'z'; c++) {
      tally.held("Kok" + c, 1, 0);
    }

    assertThat(tally.near()).hasSize(100);
  }
}
