package dk.adgang.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dk.adgang.testbed.Project;
import dk.adgang.testbed.wire.CodeFlow;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.ImageFromDockerfile;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/**
 * The image of the Dockerfile, on PostgreSQL, as docker-compose.yml runs it: it starts, and an
 * employee logs in. Skipped where no container engine answers.
 */
@Tag("image")
final class ContainerImageTest {

  private static final String IMAGE = "localhost/adgang-keycloak:test";
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final String PROVIDERS = "providers/target/adgang-providers.jar";
  private static final String THEMES = "themes/target/adgang-themes.jar";
  private static final String DATABASE_PASSWORD = "only-for-this-test";
  private static final int HTTP = 8080;
  private static final int MANAGEMENT = 9000;
  private static final Duration STARTUP = Duration.ofMinutes(5);

  private static final String NO_ENGINE =
      "no container engine answers, at DOCKER_HOST or the usual socket: the image is not tried";

  private static boolean engineAnswers;
  private static Network network;
  private static GenericContainer<?> postgres;
  private static GenericContainer<?> keycloak;

  @BeforeAll
  static void boot() {
    engineAnswers = DockerClientFactory.instance().isDockerAvailable();
    if (!engineAnswers) {
      System.out.println("Skipped: " + NO_ENGINE);
      return;
    }
    assertThat(List.of(ROOT.resolve(PROVIDERS), ROOT.resolve(THEMES)))
        .as("the jars that the image takes; mvn package makes them")
        .allMatch(Files::isRegularFile);

    network = Network.newNetwork();
    postgres =
        new GenericContainer<>(DockerImageName.parse("docker.io/library/postgres:17"))
            .withNetwork(network)
            .withNetworkAliases("postgres")
            .withEnv("POSTGRES_DB", "keycloak")
            .withEnv("POSTGRES_USER", "keycloak")
            .withEnv("POSTGRES_PASSWORD", DATABASE_PASSWORD)
            // Nothing of it outlives the test, so it need not reach a disk.
            .withTmpFs(Map.of("/var/lib/postgresql/data", "rw"))
            .withExposedPorts(5432)
            // The engine itself may refuse the first container of a busy machine.
            .withStartupAttempts(3)
            .waitingFor(Wait.forListeningPort().withStartupTimeout(STARTUP));
    postgres.start();
    keycloak =
        new GenericContainer<>(image())
            .withNetwork(network)
            .withEnv("KC_DB_URL", "jdbc:postgresql://postgres:5432/keycloak")
            .withEnv("KC_DB_USERNAME", "keycloak")
            .withEnv("KC_DB_PASSWORD", DATABASE_PASSWORD)
            .withEnv("KC_HTTP_ENABLED", "true")
            // For one login, compiling less is faster.
            .withEnv("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1")
            // The port on this machine is known only when the container runs.
            .withEnv("KC_HOSTNAME_STRICT", "false")
            .withCopyFileToContainer(
                MountableFile.forHostPath(Project.find().realmWithSamplesFile(), 0644),
                "/opt/keycloak/data/import/adgang-realm.json")
            .withCommand("start", "--optimized", "--import-realm")
            .withExposedPorts(HTTP, MANAGEMENT)
            .waitingFor(
                Wait.forHttp("/health/ready").forPort(MANAGEMENT).withStartupTimeout(STARTUP));
    keycloak.start();
  }

  /** Before each test and not before all, so that each is counted as skipped, with the reason. */
  @BeforeEach
  void needsAnEngine() {
    assumeTrue(engineAnswers, NO_ENGINE);
  }

  /** The image, built from the files that the Dockerfile copies and nothing else of the project. */
  private static ImageFromDockerfile image() {
    ImageFromDockerfile image = new ImageFromDockerfile(IMAGE, false);
    for (String file : List.of("Dockerfile", PROVIDERS, THEMES)) {
      image.withFileFromPath(file, ROOT.resolve(file));
    }
    return image;
  }

  @AfterAll
  static void end() {
    if (keycloak != null) {
      keycloak.stop();
      DockerClientFactory.lazyClient().removeImageCmd(IMAGE).withForce(true).exec();
    }
    if (postgres != null) {
      postgres.stop();
    }
    if (network != null) {
      network.close();
    }
  }

  @Test
  void an_employee_logs_in_on_postgre_sql() throws Exception {
    CodeFlow flow = new CodeFlow(address(HTTP), "adgang-web", "http://localhost:8025/app/callback");

    flow.open();
    flow.submit("username", "mads.krogh@kaffehuset.example", "password", "Kaffe-2026");
    assertThat(flow.isDone()).as("the second factor is offered first").isFalse();
    flow.submit("skip", "true");
    JsonNode claims = flow.claims();

    assertThat(claims.path("email").asText()).isEqualTo("mads.krogh@kaffehuset.example");
    assertThat(claims.path("title").asText()).isEqualTo("Salgsassistent");
    assertThat(claims.path("employer")).extracting(JsonNode::asText).containsExactly("kaffehuset");
    assertThat(claims.path("amr")).extracting(JsonNode::asText).containsExactly("pwd");
  }

  @Test
  void a_wrong_password_does_not_log_in() throws Exception {
    CodeFlow flow = new CodeFlow(address(HTTP), "adgang-web", "http://localhost:8025/app/callback");

    flow.open();
    flow.submit("username", "sofie.lund@boghandlen.example", "password", "Kaffe-2025");

    assertThat(flow.isDone()).isFalse();
  }

  @Test
  void the_server_is_not_root_and_reads_its_build() throws Exception {
    assertThat(keycloak.execInContainer("id", "-u").getStdout().strip()).isEqualTo("1000");
    assertThat(keycloak.getLogs())
        .contains("jdbc-postgresql")
        .doesNotContain("Updating the configuration and installing your custom providers");
  }

  private static URI address(int port) {
    return URI.create(
        "http://" + keycloak.getHost() + ":" + keycloak.getMappedPort(port) + "/realms/adgang/");
  }
}
