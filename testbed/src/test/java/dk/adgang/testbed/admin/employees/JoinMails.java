package dk.adgang.testbed.admin.employees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.inbox.Message;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** The mails that ask the owner of an account; others, such as a welcome, are left out. */
public final class JoinMails {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern LINK = Pattern.compile("http://\\S+/adgang/join\\?\\S+");

  private JoinMails() {}

  /** Those that have come, newest first. */
  public static List<Message> to(Adgang adgang, Employee owner) {
    return adgang.inbox().messagesTo(owner.email()).stream()
        .filter(mail -> mail.text().contains("/adgang/join?"))
        .toList();
  }

  /** Waits until so many have come; the link of the newest one. */
  public static URI link(Adgang adgang, Employee owner, int many) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(to(adgang, owner)).hasSize(many));
    var link = LINK.matcher(to(adgang, owner).get(0).text());
    assertThat(link.find()).isTrue();
    return URI.create(link.group());
  }
}
