package dk.adgang.testbed.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** «Gem dine gendannelseskoder». */
public final class RecoveryCodesPage {

  private static final String LIST = "#adgang-codes";
  private static final String SKIP = "#adgang-skip-codes";

  private final Window window;

  public RecoveryCodesPage(Window window) {
    window.await(LIST, "the recovery codes");
    this.window = window;
  }

  /** Goes on without codes, where they are offered. */
  public static void skipWhereOffered(Window window) {
    if (window.has(SKIP)) {
      window.leaving(() -> window.find(SKIP).click());
    }
  }

  public List<String> codes() {
    return window.find(LIST + " code").allInnerTexts();
  }

  public Window save() {
    window.leaving(() -> window.find("#adgang-saved").click());
    return window;
  }

  public Window skip() {
    window.leaving(() -> window.find(SKIP).click());
    return window;
  }

  public RecoveryCodesPage cannotBeSkipped() {
    assertThat(window.has(SKIP)).as("«Spring over»").isFalse();
    return this;
  }

  public RecoveryCodesPage says(String words) {
    assertThat(window.text("main")).contains(words);
    return this;
  }

  public RecoveryCodesPage picture(String name) {
    window.picture(name);
    return this;
  }
}
