package dk.adgang.testbed.pages;

import static org.assertj.core.api.Assertions.assertThat;

/** «Din adgangskode er oprettet». */
public final class SuccessPage {

  private final Window window;

  public SuccessPage(Window window) {
    window.await("#adgang-onward", "the success page");
    this.window = window;
  }

  public SuccessPage titled(String title) {
    assertThat(window.text("#adgang-title")).isEqualTo(title);
    return this;
  }

  public SuccessPage picture(String name) {
    window.picture(name);
    return this;
  }

  public SampleAppPage goOn() {
    window.find("#adgang-onward").click();
    return new SampleAppPage(window);
  }
}
