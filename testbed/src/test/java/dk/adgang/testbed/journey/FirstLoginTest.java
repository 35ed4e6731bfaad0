package dk.adgang.testbed.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.pages.ChoicePage;
import dk.adgang.testbed.pages.SampleAppPage;
import dk.adgang.testbed.pages.Screen;
import dk.adgang.testbed.pages.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From the welcome mail into the app, by an employee who may skip the second factor. */
@WithAdgang
@Tag("journey")
final class FirstLoginTest {

  private static final String PASSWORD = "kaffe-til-to-9";

  @ParameterizedTest
  @EnumSource
  void from_the_mail_to_the_app_and_the_skip_is_remembered(
      Screen screen, Adgang adgang, Visitor visitor) {
    var employee = adgang.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var mail = adgang.mailbox().welcomeTo(employee);
    var window = visitor.on(screen);
    window
        .open(adgang.inboxUrl().resolve("/messages/" + mail.message().id() + "/html"))
        .picture("welcome-mail");

    mail.pressButton(window)
        .says("Freja")
        .says("Kaffehuset")
        .picture("link-open")
        .goOn()
        .titled("Opret din adgangskode")
        .create(PASSWORD)
        .titled("Din adgangskode er oprettet")
        .picture("success")
        .goOn()
        .picture("app-start")
        .logIn()
        .picture("login")
        .as(employee, PASSWORD)
        .shows(ChoicePage::new)
        .offers("sms")
        .offers("otp")
        .canBeSkipped(true)
        .picture("choice-optional")
        .skip()
        .shows(SampleAppPage::new)
        .isLoggedIn()
        .picture("app")
        .knows("email", employee.email())
        .knows("title", Employees.SALGSASSISTENT)
        .knows("employer", Employees.KAFFEHUSET)
        .knows("amr", "pwd")
        .logOut()
        .logIn()
        .as(employee, PASSWORD)
        .shows(SampleAppPage::new)
        .isLoggedIn();

    assertThat(adgang.employees().credentials(employee)).containsExactly("password");
  }
}
