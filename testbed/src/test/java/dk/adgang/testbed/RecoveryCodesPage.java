package dk.adgang.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** «Gem dine gendannelseskoder». */
final class RecoveryCodesPage {

  private static final String LIST = "#adgang-codes";
  private static final String SKIP = "#adgang-skip-codes";

  private final Window window;

  RecoveryCodesPage(Window window) {
    window.await(LIST, "the recovery codes");
    this.window = window;
  }

  /** Goes on without codes, where they are offered. */
  static void skipWhereOffered(Window window) {
    if (window.has(SKIP)) {
      window.leaving(() -> window.find(SKIP).click());
    }
  }

  List<String> codes() {
    return window.find(LIST + " code").allInnerTexts();
  }

  Window save() {
    window.leaving(() -> window.find("#adgang-saved").click());
    return window;
  }

  Window skip() {
    window.leaving(() -> window.find(SKIP).click());
    return window;
  }

  RecoveryCodesPage cannotBeSkipped() {
    assertThat(window.has(SKIP)).as("«Spring over»").isFalse();
    return this;
  }

  RecoveryCodesPage says(String words) {
    assertThat(window.text("main")).contains(words);
    return this;
  }

  RecoveryCodesPage picture(String name) {
    window.picture(name);
    return this;
  }
}
