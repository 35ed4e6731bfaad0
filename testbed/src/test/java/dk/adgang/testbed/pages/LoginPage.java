package dk.adgang.testbed.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Mailbox;

/** The login page. */
public final class LoginPage {

  private final Window window;

  public LoginPage(Window window) {
    window.await("#password", "the login page");
    this.window = window;
  }

  public Window as(Employee employee) {
    return as(employee, employee.password());
  }

  public Window as(Employee employee, String password) {
    window.find("#username").fill(employee.email());
    window.find("#password").fill(password);
    window.leaving(() -> window.find("#kc-login").click());
    return window;
  }

  /** Logs in to the app, and skips the offer of a second factor on the way. */
  public SampleAppPage skipAs(Employee employee) {
    return as(employee).shows(ChoicePage::new).skip().shows(SampleAppPage::new).isLoggedIn();
  }

  /** Logs in to the app, and puts the second factor off on the way. */
  public SampleAppPage putOffAs(Employee employee) {
    return as(employee).shows(ChoicePage::new).later().shows(SampleAppPage::new).isLoggedIn();
  }

  /** Logs in to the app, and enrols a number on the way. */
  public SampleAppPage enrolSmsAs(Employee employee, String number, Mailbox mailbox) {
    return as(employee)
        .shows(ChoicePage::new)
        .chooseSms()
        .give(number)
        .enter(mailbox.codeTo(number))
        .shows(SampleAppPage::new)
        .isLoggedIn();
  }

  /** The page knows who it is, and asks for the password once more. */
  public Window again(Employee employee) {
    assertThat(window.find("#username:visible").count()).as("asks for the address").isZero();
    window.find("#password").fill(employee.password());
    window.leaving(() -> window.find("#kc-login").click());
    return window;
  }

  /** «Har du glemt adgangskoden?» */
  public ForgottenPage forgotten() {
    window.find("a[href*=reset-credentials]").click();
    return new ForgottenPage(window);
  }

  public LoginPage says(String words) {
    assertThat(window.text("main")).contains(words);
    return this;
  }

  public LoginPage picture(String name) {
    window.picture(name);
    return this;
  }
}
