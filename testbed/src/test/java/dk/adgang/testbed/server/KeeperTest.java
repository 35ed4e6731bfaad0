package dk.adgang.testbed.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** No process stays behind, no matter which one ends first. */
final class KeeperTest {

  private static final String SLEEPER = "echo $$; exec sleep 600";

  @Test
  void the_command_ends_when_the_other_end_of_the_pipe_is_gone() throws Exception {
    var keeper = keep(SLEEPER);
    var command = ProcessHandle.of(firstNumber(keeper)).orElseThrow();

    // The system closes the pipe like this when the JVM that holds it dies.
    keeper.getOutputStream().close();

    await().atMost(Duration.ofSeconds(20)).until(() -> !command.isAlive() && !keeper.isAlive());
  }

  @Test
  void the_command_ends_even_when_its_keeper_was_killed() throws Exception {
    var keeper = keep(SLEEPER);
    var command = ProcessHandle.of(firstNumber(keeper)).orElseThrow();

    // The command, the watcher, and the cat by which it notices the end.
    await().until(() -> keeper.descendants().count() == 3);
    keeper.destroyForcibly().waitFor();
    assertThat(command.isAlive()).isTrue();
    keeper.getOutputStream().close();

    await().atMost(Duration.ofSeconds(20)).until(() -> !command.isAlive());
  }

  @Test
  void a_command_that_does_not_listen_is_killed() throws Exception {
    var keeper = keep("trap '' TERM; echo $$; while :; do sleep 1; done");
    var command = ProcessHandle.of(firstNumber(keeper)).orElseThrow();

    keeper.getOutputStream().close();

    await().atMost(Duration.ofSeconds(60)).until(() -> !command.isAlive());
  }

  @Test
  void the_exit_code_is_the_command_s() throws Exception {
    var keeper = keep("exit 7");

    assertThat(keeper.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(keeper.exitValue()).isEqualTo(7);
  }

  private static Process keep(String command) throws IOException {
    return new ProcessBuilder(
            List.of("/bin/sh", "-c", ServerProcess.keeperScript(), "keeper", "sh", "-c", command))
        .start();
  }

  private static long firstNumber(Process keeper) throws IOException {
    var out =
        new BufferedReader(
            new java.io.InputStreamReader(keeper.getInputStream(), StandardCharsets.UTF_8));
    return Long.parseLong(out.readLine());
  }
}
