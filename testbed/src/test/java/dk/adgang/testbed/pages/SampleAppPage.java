package dk.adgang.testbed.pages;

import static org.assertj.core.api.Assertions.assertThat;

/** The sample app. */
public final class SampleAppPage {

  private final Window window;

  public SampleAppPage(Window window) {
    window.await("body.app #app-title", "the sample app");
    this.window = window;
  }

  public LoginPage logIn() {
    press();
    return new LoginPage(window);
  }

  /** Presses «Log ind», and expects no certain page. */
  public Window press() {
    window.find("#app-login").click();
    return window;
  }

  public SampleAppPage isLoggedIn() {
    window.await("#app-claims", "the sample app with somebody logged in");
    return this;
  }

  public SampleAppPage isNotLoggedIn() {
    assertThat(window.has("#app-claims")).as("somebody is logged in").isFalse();
    return this;
  }

  public SampleAppPage knows(String claim, String value) {
    assertThat(window.text("[data-claim=" + claim + "]")).as(claim).isEqualTo(value);
    return this;
  }

  /** The claim of the tokens that says how the employee logged in. */
  public String amr() {
    return window.text("[data-claim=amr]");
  }

  public SampleAppPage says(String words) {
    assertThat(window.text("main")).contains(words);
    return this;
  }

  public SampleAppPage logOut() {
    window.find("#app-logout").click();
    window.await("#app-login", "the sample app after logging out");
    return this;
  }

  public SampleAppPage picture(String name) {
    window.picture(name);
    return this;
  }
}
