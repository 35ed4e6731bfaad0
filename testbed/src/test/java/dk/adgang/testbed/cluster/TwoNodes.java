package dk.adgang.testbed.cluster;

import static org.awaitility.Awaitility.await;

import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.DatabaseNotes;
import dk.adgang.testbed.KeycloakServer;
import dk.adgang.testbed.Ports;
import dk.adgang.testbed.Postgres;
import dk.adgang.testbed.Project;
import dk.adgang.testbed.RealmAddresses;
import dk.adgang.testbed.Resources;
import dk.adgang.testbed.TestServers;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.Mailbox;
import dk.adgang.testbed.fixture.RealmSms;
import dk.adgang.testbed.fixture.jar.TestingClockJar;
import dk.adgang.testbed.inbox.Inbox;
import dk.adgang.testbed.sms.SmsReportsTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Two servers on one PostgreSQL that form a cluster, as in production: behind one host name, and a
 * proxy that says whom a request is from. A browser chooses the node of each request itself ({@link
 * HttpBrowser#through}).
 */
public final class TwoNodes implements AutoCloseable {

  /** Features that are off by default: they must not lead around the second factor either. */
  private static final List<String> FEATURES =
      List.of("--features=token-exchange:v1,admin-fine-grained-authz:v1");

  private static final String LOOPBACK = "127.0.0.1";

  /** The line that a node logs when it sees both. */
  private static final Pattern BOTH = Pattern.compile("ISPN0000(94|93).*\\(2\\) \\[");

  /** JGroups listens on a second port, so far above the first. */
  private static final int SECOND_PORT = 50_000;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Resources running = new Resources();
  private final KeycloakServer first;
  private final Supplier<KeycloakServer> anotherSecond;
  private KeycloakServer second;
  private final Inbox inbox;
  private final Mailbox mailbox;
  private final AdminRest admin;
  private final Employees employees;
  private final RealmSms sms;

  private TwoNodes() {
    try {
      var project = Project.find();
      var ports = Ports.free();
      var others = Ports.free();
      var secondPorts = new Ports(others.http(), others.management(), ports.inbox(), ports.smtp());
      inbox = running.add(Inbox.start(ports.inbox(), ports.smtp()));
      var database = running.add(Postgres.start());
      var clock = TestingClockJar.make(project.target().resolve("testing"));
      var ofCluster = freeClusterPorts();
      first =
          running.add(
              TestServers.firstNode(
                  project,
                  ports,
                  database,
                  List.of(clock),
                  FEATURES,
                  options(ports, ofCluster.get(0), ports)));
      anotherSecond =
          () ->
              running.add(
                  first.anotherNode(
                      secondPorts,
                      database,
                      project.target().resolve("node-2.log"),
                      options(ports, ofCluster.get(1), ports)));
      startSecond();
      admin = new AdminRest(first.url());
      new RealmAddresses(admin).move(DatabaseNotes.IN_REALM_FILE, ports);
      sms = new RealmSms(admin);
      sms.begin();
      employees = new Employees(admin);
      mailbox = new Mailbox(inbox);
    } catch (IOException e) {
      running.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      running.close();
      throw e;
    }
  }

  /** Starts both; {@link Postgres#isInstalled} says whether that can be done. */
  public static TwoNodes start() {
    return new TwoNodes();
  }

  private static List<String> options(Ports named, int clusterPort, Ports inbox) {
    return List.of(
        "--hostname=http://localhost:" + named.http(),
        "--proxy-headers=xforwarded",
        "--cache=ispn",
        "--cache-stack=jdbc-ping",
        "--cache-embedded-network-bind-address=" + LOOPBACK,
        "--cache-embedded-network-bind-port=" + clusterPort,
        "--spi-events-listener--adgang-welcome--settling-seconds=2",
        "--spi-sms-gateway--failover--order=gatewayapi",
        "--spi-sms-gateway--gatewayapi--url=http://127.0.0.1:" + inbox.inbox(),
        "--spi-sms-gateway--gatewayapi--token=none",
        "--spi-sms-gateway--gatewayapi--reports-secret=" + SmsReportsTest.SECRET,
        "--spi-ciba-auth-channel--ciba-http-auth-channel--http-authentication-channel-uri="
            + "http://127.0.0.1:"
            + inbox.inbox()
            + "/ciba");
  }

  /** Two ports that are free, as is the second one that goes with each. */
  private static List<Integer> freeClusterPorts() {
    var found = new ArrayList<Integer>();
    var port = 10_000 + ThreadLocalRandom.current().nextInt(4_000);
    while (found.size() < 2) {
      if (isFree(port) && isFree(port + SECOND_PORT)) {
        found.add(port);
      }
      port++;
    }
    return found;
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean seesBoth(Path log) throws IOException {
    return BOTH.matcher(Files.readString(log, StandardCharsets.UTF_8)).find();
  }

  /** Starts it again, too, for the test after one that has killed it. */
  public void startSecond() {
    second = anotherSecond.get();
    await("both nodes to be one cluster")
        .atMost(PATIENCE)
        .until(() -> seesBoth(first.log()) && seesBoth(second.log()));
  }

  /** Takes the second node away at once, as when its machine loses power. */
  public void killSecond() {
    second.process().destroyForcibly();
    second.awaitEnd();
  }

  public KeycloakServer first() {
    return first;
  }

  public KeycloakServer second() {
    return second;
  }

  /** The addresses of both. */
  public List<URI> urls() {
    return List.of(first.url(), second.url());
  }

  public Inbox inbox() {
    return inbox;
  }

  public Mailbox mailbox() {
    return mailbox;
  }

  /** The administrator, at the first node. */
  public AdminRest admin() {
    return admin;
  }

  /** An administrator's work with employees, at the first node. */
  public Employees employees() {
    return employees;
  }

  /** The realm's settings about SMS, at the first node. */
  public RealmSms sms() {
    return sms;
  }

  @Override
  public void close() {
    running.close();
  }
}
