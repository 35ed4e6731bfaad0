package dk.adgang.testbed.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.wire.CodeFlow;
import java.net.URI;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** An employee gets a mail when the second factor is proven in a new browser. */
@WithAdgang
final class NewDeviceTest {

  private static final String SUBJECT = "Login fra en ny enhed";
  private static final String WRONG = "000000";

  @Test
  void a_login_in_a_browser_that_is_new_is_mailed_once(Adgang adgang) {
    var ida = employee(adgang);
    var number = adgang.mailbox().newNumber();
    var mads = employee(adgang);
    var madss = adgang.mailbox().newNumber();
    var own = enrol(adgang, ida, number);
    enrol(adgang, mads, madss);
    var sms = 1;

    own = own.later();
    logIn(adgang, own, ida, number, ++sms);
    var stranger = flow(adgang);
    stranger.givePassword(ida);
    stranger.submit("step", "verify", "code", WRONG);
    assertThat(stranger.isDone()).as("logged in with a wrong code").isFalse();
    sms++;
    var tablet = flow(adgang);
    logIn(adgang, tablet, ida, number, ++sms);
    tablet = tablet.later();
    logIn(adgang, tablet, mads, madss, 2);
    tablet = tablet.later();
    logIn(adgang, tablet, ida, number, ++sms);

    var mail = adgang.mailbox().withSubject(ida, SUBJECT);
    assertThat(mail.text()).contains("fra en ny enhed");
    adgang.mailbox().withSubject(mads, SUBJECT);
    // Mails go out in the order in which they were queued: a fourth one of hers comes last.
    adgang.employees().clearSecondFactor(ida, "");
    adgang.mailbox().withSubject(ida, "Din 2-faktor er nulstillet");
    assertThat(Collections.frequency(adgang.mailbox().subjects(ida), SUBJECT)).isOne();
  }

  private static Employee employee(Adgang adgang) {
    return adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
  }

  private static CodeFlow flow(Adgang adgang) {
    return new CodeFlow(
        URI.create(adgang.server().issuer() + "/"), "adgang-web", adgang.app() + "/callback");
  }

  private static CodeFlow enrol(Adgang adgang, Employee employee, String number) {
    var flow = flow(adgang);
    flow.givePassword(employee);
    flow.submit("method", "sms");
    flow.submit("step", "send", "number", number);
    flow.submit("step", "verify", "code", adgang.mailbox().codeTo(number));
    flow.skipCodes();
    assertThat(flow.isDone()).isTrue();
    return flow;
  }

  private static void logIn(
      Adgang adgang, CodeFlow flow, Employee employee, String number, int sms) {
    flow.givePassword(employee);
    flow.submit("step", "verify", "code", adgang.mailbox().codeTo(number, sms));
    assertThat(flow.isDone()).isTrue();
  }
}
