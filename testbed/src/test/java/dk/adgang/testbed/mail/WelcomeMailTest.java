package dk.adgang.testbed.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.WelcomeMail;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.inbox.Channel;
import dk.adgang.testbed.pages.LinkProblemPage;
import dk.adgang.testbed.pages.Visitor;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A new employee gets the «Velkomst e-mail». */
@WithAdgang
final class WelcomeMailTest {

  @Test
  void creating_an_employee_sends_a_danish_welcome_with_a_link_to_the_configured_host(
      Adgang adgang) {
    var employee = adgang.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);

    var mail = adgang.mailbox().welcomeTo(employee);

    var message = mail.message();
    assertThat(message.channel()).isEqualTo(Channel.EMAIL);
    assertThat(message.subject()).isEqualTo("Velkommen til Kaffehuset");
    assertThat(message.from()).contains("Adgang");
    assertThat(message.raw()).contains("multipart/alternative");
    assertThat(message.html())
        .contains("lang=\"da\"", "Freja", "Kaffehuset", WelcomeMail.BUTTON, "24 timer");
    assertThat(message.text()).contains("Freja", "Kaffehuset", "24 timer", mail.link().toString());
    assertThat(mail.link())
        .hasScheme("http")
        .hasHost("localhost")
        .hasPort(adgang.server().url().getPort())
        .hasPath("/realms/adgang/adgang/link");
  }

  @Test
  void the_link_is_known_to_managers_as_sent(Adgang adgang) {
    var employee = adgang.employees().create(Employees.BOGHANDLEN, Employees.SALGSASSISTENT);

    adgang.mailbox().welcomeTo(employee);

    var links = adgang.employees().links(employee);
    assertThat(links).hasSize(1);
    assertThat(links.path(0).path("purpose").asText()).isEqualTo("WELCOME");
  }

  @Test
  void a_manager_sends_it_again_and_only_the_newer_link_works(Adgang adgang, Visitor visitor) {
    var employee = adgang.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var first = adgang.mailbox().welcomeTo(employee);

    adgang.employees().sendWelcome(employee);
    var second = adgang.mailbox().newestWelcomeTo(employee, 2);

    visitor.onPhone().open(first.link()).shows(LinkProblemPage::new).because("retired");
    second.pressButton(visitor.onPhone()).goOn().create("kaffe-til-to-9");
    assertThat(adgang.employees().credentials(employee)).containsExactly("password");
  }

  @Test
  void an_employer_with_markup_in_its_name_is_text_in_the_mail(Adgang adgang, Visitor visitor) {
    var name = "Ost & <b>Vin</b> {0}";
    var employer = adgang.employers().create(name, Map.of());
    var employee = adgang.employees().create(employer, Employees.SALGSASSISTENT);

    var mail = adgang.mailbox().welcomeTo(employee);

    var message = mail.message();
    assertThat(message.subject()).isEqualTo("Velkommen til " + name);
    assertThat(message.html()).doesNotContain("<b>Vin").contains("&lt;b&gt;Vin&lt;/b&gt; {0}");
    assertThat(message.text()).contains(name);
    mail.pressButton(visitor.onPhone()).says(name);
  }
}
