package dk.adgang.testbed;

import static org.assertj.core.api.Assertions.assertThat;

/** «Din adgangskode er oprettet». */
final class SuccessPage {

  private final Window window;

  SuccessPage(Window window) {
    window.await("#adgang-onward", "the success page");
    this.window = window;
  }

  SuccessPage titled(String title) {
    assertThat(window.text("#adgang-title")).isEqualTo(title);
    return this;
  }

  SuccessPage picture(String name) {
    window.picture(name);
    return this;
  }

  SampleAppPage goOn() {
    window.find("#adgang-onward").click();
    return new SampleAppPage(window);
  }
}
