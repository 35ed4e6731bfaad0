package dk.adgang.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.adgang.testbed.inbox.Channel;
import dk.adgang.testbed.inbox.Inbox;
import dk.adgang.testbed.inbox.Message;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** What employees get by e-mail and SMS. */
final class Mailbox {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Pattern CODE = Pattern.compile("\\b([0-9]{6})\\b");
  private static final AtomicInteger NUMBERS =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(900_000));

  private final Inbox inbox;

  Mailbox(Inbox inbox) {
    this.inbox = inbox;
  }

  /** A Danish mobile number that nobody else uses. */
  String newNumber() {
    // Below 20 10 00 00 not every number is in use.
    return "+4520%06d".formatted(100_000 + NUMBERS.incrementAndGet() % 900_000);
  }

  List<Message> to(String address) {
    return inbox.messagesTo(address);
  }

  List<Message> to(Employee employee) {
    return to(employee.email());
  }

  WelcomeMail welcomeTo(Employee employee) {
    return new WelcomeMail(nth(employee.email(), Channel.EMAIL, 1));
  }

  /** The newest of so many welcome mails. */
  WelcomeMail newestWelcomeTo(Employee employee, int count) {
    return new WelcomeMail(nth(employee.email(), Channel.EMAIL, count));
  }

  /** The code of the newest of so many SMS to a number. */
  String codeTo(String number, int count) {
    return code(nth(number, Channel.SMS, count));
  }

  /** The code in an SMS. */
  static String code(Message sms) {
    var code = CODE.matcher(sms.text());
    assertThat(code.find()).as("a code in «%s»", sms.text()).isTrue();
    return code.group(1);
  }

  String codeTo(String number) {
    return codeTo(number, 1);
  }

  /** The newest mail with this subject, once it has come. */
  Message withSubject(Employee employee, String subject) {
    await("«%s» to %s".formatted(subject, employee.email()))
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> subjects(employee).contains(subject));
    return to(employee).stream().filter(m -> m.subject().equals(subject)).findFirst().orElseThrow();
  }

  /** The subjects of all that has come, newest first. */
  List<String> subjects(Employee employee) {
    return to(employee).stream().map(Message::subject).toList();
  }

  ResetMail resetTo(Employee employee) {
    return new ResetMail(withSubject(employee, ResetMail.SUBJECT));
  }

  private Message nth(String address, Channel channel, int count) {
    await("message %d to %s".formatted(count, address))
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> to(address).size() >= count);
    var all = to(address);
    assertThat(all).as("messages to %s", address).hasSize(count);
    assertThat(all.get(0).channel()).isEqualTo(channel);
    return all.get(0);
  }
}
