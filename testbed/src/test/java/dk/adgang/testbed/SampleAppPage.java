package dk.adgang.testbed;

import static org.assertj.core.api.Assertions.assertThat;

/** The sample app. */
final class SampleAppPage {

  private final Window window;

  SampleAppPage(Window window) {
    window.await("body.app #app-title", "the sample app");
    this.window = window;
  }

  LoginPage logIn() {
    press();
    return new LoginPage(window);
  }

  /** Presses «Log ind», whatever comes of it. */
  Window press() {
    window.find("#app-login").click();
    return window;
  }

  SampleAppPage isLoggedIn() {
    window.await("#app-claims", "the sample app with somebody logged in");
    return this;
  }

  SampleAppPage isNotLoggedIn() {
    assertThat(window.has("#app-claims")).as("somebody is logged in").isFalse();
    return this;
  }

  SampleAppPage knows(String claim, String value) {
    assertThat(window.text("[data-claim=" + claim + "]")).as(claim).isEqualTo(value);
    return this;
  }

  /** What the tokens say of how the employee logged in. */
  String amr() {
    return window.text("[data-claim=amr]");
  }

  SampleAppPage says(String words) {
    assertThat(window.text("main")).contains(words);
    return this;
  }

  SampleAppPage logOut() {
    window.find("#app-logout").click();
    window.await("#app-login", "the sample app after logging out");
    return this;
  }

  SampleAppPage picture(String name) {
    window.picture(name);
    return this;
  }
}
