package dk.adgang.testbed.pages;

/** «Glemt adgangskoden?» */
public final class ForgottenPage {

  private final Window window;

  public ForgottenPage(Window window) {
    window.await("#kc-reset-password-form #username", "the page for a forgotten password");
    this.window = window;
  }

  /** Asks for a mail; returns the words of the page after it. */
  public String askFor(String email) {
    window.find("#username").fill(email);
    window.leaving(() -> window.find("#kc-login").click());
    window.await("#adgang-alert", "an answer");
    return window.text("#adgang-alert");
  }

  public ForgottenPage picture(String name) {
    window.picture(name);
    return this;
  }
}
