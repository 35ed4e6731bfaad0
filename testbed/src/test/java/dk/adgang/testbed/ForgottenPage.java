package dk.adgang.testbed;

/** «Glemt adgangskoden?» */
final class ForgottenPage {

  private final Window window;

  ForgottenPage(Window window) {
    window.await("#kc-reset-password-form #username", "the page for a forgotten password");
    this.window = window;
  }

  /** Asks for a mail; the words that the page then says come back. */
  String askFor(String email) {
    window.find("#username").fill(email);
    window.leaving(() -> window.find("#kc-login").click());
    window.await("#adgang-alert", "an answer");
    return window.text("#adgang-alert");
  }

  ForgottenPage picture(String name) {
    window.picture(name);
    return this;
  }
}
