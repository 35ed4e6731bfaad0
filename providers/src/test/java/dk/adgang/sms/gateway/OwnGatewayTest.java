package dk.adgang.sms.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.sms.gateway.api.SendFailure;
import dk.adgang.sms.gateway.api.SmsGateway;
import dk.adgang.sms.gateway.api.SmsGatewayException;
import dk.adgang.sms.gateway.api.SmsGatewayFactory;
import dk.adgang.sms.gateway.api.SmsReceipt;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example in {@code docs/developer/sms-gateway.md} compiles, loads and sends. */
final class OwnGatewayTest {

  private static final String HEADING = "## A gateway of your own";
  private static final String SERVICES =
      "META-INF/services/dk.adgang.sms.gateway.api.SmsGatewayFactory";
  private static final Pattern JAVA = Pattern.compile("(?s)```java\n(.*?)```");
  private static final Pattern NAME = Pattern.compile("public final class (\\w+)");
  private static final Pattern SERVICE_FILE =
      Pattern.compile("(?s)`" + Pattern.quote(SERVICES) + "`[^\n]*\n\n```\n(.*?)```");

  @TempDir private Path jar;
  private URLClassLoader loader;
  private final StandIn service = new StandIn();

  @BeforeEach
  void build() throws IOException {
    String page = Files.readString(Path.of("../docs/developer/sms-gateway.md"));
    String chapter = page.substring(page.indexOf(HEADING));
    List<Path> sources = new ArrayList<>();
    for (MatchResult block : JAVA.matcher(chapter).results().toList()) {
      Matcher name = NAME.matcher(block.group(1));
      assertThat(name.find()).as("a class in\n%s", block.group(1)).isTrue();
      Path source = jar.resolve("sources").resolve(name.group(1) + ".java");
      Files.createDirectories(source.getParent());
      sources.add(Files.writeString(source, block.group(1)));
    }
    assertThat(sources).hasSize(2);
    compile(sources);

    Matcher services = SERVICE_FILE.matcher(chapter);
    assertThat(services.find()).as("the service file").isTrue();
    Path file = jar.resolve("classes").resolve(SERVICES);
    Files.createDirectories(file.getParent());
    Files.writeString(file, services.group(1));
    loader =
        new URLClassLoader(
            new URL[] {jar.resolve("classes").toUri().toURL()},
            OwnGatewayTest.class.getClassLoader());
  }

  private void compile(List<Path> sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean compiled =
          compiler
              .getTask(
                  said,
                  files,
                  null,
                  List.of(
                      "-Xlint:all",
                      "-Werror",
                      "-proc:none",
                      "--release",
                      "17",
                      "-classpath",
                      System.getProperty("java.class.path"),
                      "-d",
                      Files.createDirectories(jar.resolve("classes")).toString()),
                  null,
                  files.getJavaFileObjectsFromPaths(sources))
              .call();
      assertThat(compiled).as("compiled: %s", said).isTrue();
    }
  }

  @AfterEach
  void close() throws IOException {
    loader.close();
    service.close();
  }

  private SmsGateway gateway(Settings settings) {
    SmsGatewayFactory factory =
        ServiceLoader.load(SmsGatewayFactory.class, loader).stream()
            .map(ServiceLoader.Provider::get)
            .filter(each -> each.getId().equals("example"))
            .findFirst()
            .orElseThrow();
    return Sending.gateway(factory, settings);
  }

  @Test
  void sends_a_message() throws SmsGatewayException {
    service.answers(200, "m-1\n");
    assertThat(Sending.send(gateway(Settings.of("url", service.url() + "/to"))))
        .isEqualTo(new SmsReceipt("example", "m-1"));
    StandIn.Asked asked = service.once();
    assertThat(asked.address()).hasToString("/to/4520123456");
    assertThat(asked.body()).isEqualTo(Sending.SMS.text());
    assertThat(asked.headers()).containsEntry("idempotency-key", Sending.SMS.id());
  }

  @ParameterizedTest
  @CsvSource({
    "404, BAD_NUMBER",
    "401, PERMANENT",
    "503, TEMPORARY",
    "500, UNKNOWN",
    "201, UNKNOWN"
  })
  void says_what_may_be_done_next(int status, SendFailure kind) {
    service.answers(status, "");
    assertThat(Sending.refused(gateway(Settings.of("url", service.url())))).isEqualTo(kind);
  }

  @Test
  void without_its_setting_it_is_not_configured() {
    assertThat(gateway(Settings.of()).configured()).isFalse();
  }
}
