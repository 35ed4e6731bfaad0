package dk.adgang.testbed;

import static org.assertj.core.api.Assertions.assertThat;

/** The login page. */
final class LoginPage {

  private final Window window;

  LoginPage(Window window) {
    window.await("#password", "the login page");
    this.window = window;
  }

  Window as(Employee employee) {
    return as(employee, employee.password());
  }

  Window as(Employee employee, String password) {
    window.find("#username").fill(employee.email());
    window.find("#password").fill(password);
    window.leaving(() -> window.find("#kc-login").click());
    return window;
  }

  /** The page knows who it is, and asks for the password once more. */
  Window again(Employee employee) {
    assertThat(window.find("#username:visible").count()).as("asks who it is").isZero();
    window.find("#password").fill(employee.password());
    window.leaving(() -> window.find("#kc-login").click());
    return window;
  }

  /** «Har du glemt adgangskoden?» */
  ForgottenPage forgotten() {
    window.find("a[href*=reset-credentials]").click();
    return new ForgottenPage(window);
  }

  LoginPage says(String words) {
    assertThat(window.text("main")).contains(words);
    return this;
  }

  LoginPage picture(String name) {
    window.picture(name);
    return this;
  }
}
