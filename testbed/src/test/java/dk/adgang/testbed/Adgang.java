package dk.adgang.testbed;

import dk.adgang.testbed.app.SampleApp;
import dk.adgang.testbed.inbox.Inbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The whole product, running on free ports: booted once for all tests that ask for it. */
final class Adgang implements AutoCloseable {

  private static final List<String> OPTIONS =
      List.of(
          "--spi-events-listener--adgang-welcome--settling-seconds=2",
          // These two send nothing here: no order names them. They read their delivery reports.
          "--spi-sms-gateway--gatewayapi--token=none",
          "--spi-sms-gateway--gatewayapi--reports-secret=" + SmsReportsTest.SECRET,
          "--spi-sms-gateway--twilio--account=AC00112233445566778899aabbccddeeff",
          "--spi-sms-gateway--twilio--token=none",
          "--spi-sms-gateway--twilio--reports-secret=" + SmsReportsTest.SECRET);

  private final Running running = new Running();
  private final Project project = Project.find();
  private final KeycloakServer server;
  private final Inbox inbox;
  private final Browsers browsers;
  private final AdminRest admin;
  private final Employees employees;
  private final Mailbox mailbox;
  private final ServerClock clock;
  private final RealmSms sms;

  private Adgang(Browsers browsers, Boot boot) {
    try {
      var ports = Ports.free();
      this.browsers = browsers;
      inbox = running.add(Inbox.start(ports.inbox(), ports.smtp()));
      var options = new ArrayList<>(OPTIONS);
      options.add(cibaAsks(inbox));
      server = running.add(boot.start(project, ports, options));
      SampleApp.install(inbox.web(), server.issuer());
      admin = new AdminRest(server.url());
      new RealmAddresses(admin).move(DatabaseNotes.IN_REALM_FILE, ports);
      sms = new RealmSms(admin);
      sms.begin();
      employees = new Employees(admin);
      mailbox = new Mailbox(inbox);
      clock = new ServerClock(server.url());
    } catch (IOException e) {
      running.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      running.close();
      throw e;
    }
  }

  /** The product that most tests share. */
  static Adgang start(Browsers browsers) {
    return new Adgang(
        browsers,
        (project, ports, options) -> {
          var clock = TestingClockJar.make(project.target().resolve("testing"));
          var card = ExampleMethodJar.make(project);
          return KeycloakServer.forTests(project, ports, List.of(clock, card), options);
        });
  }

  /** The same again, beside the first: {@link WithSecondServer} says what for. */
  Adgang second() {
    return new Adgang(browsers, server::secondForTests);
  }

  /** Starts the server on these ports. */
  private interface Boot {
    KeycloakServer start(Project project, Ports ports, List<String> options) throws IOException;
  }

  /** The option that says whom the server asks, for CIBA, whether somebody may log in. */
  static String cibaAsks(Inbox inbox) {
    return "--spi-ciba-auth-channel--ciba-http-auth-channel--http-authentication-channel-uri="
        + inbox.web().url()
        + "/ciba";
  }

  Inbox inbox() {
    return inbox;
  }

  Project project() {
    return project;
  }

  KeycloakServer server() {
    return server;
  }

  /** The address of a page of the sample app. */
  URI app() {
    return inbox.web().url().resolve("/app");
  }

  /** The address of the inbox. */
  URI inboxUrl() {
    return inbox.web().url();
  }

  AdminRest admin() {
    return admin;
  }

  Employees employees() {
    return employees;
  }

  Mailbox mailbox() {
    return mailbox;
  }

  ServerClock clock() {
    return clock;
  }

  RealmSms sms() {
    return sms;
  }

  Browsers browsers() {
    return browsers;
  }

  @Override
  public void close() {
    running.close();
  }
}
