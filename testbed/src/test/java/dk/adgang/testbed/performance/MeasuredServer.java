package dk.adgang.testbed.performance;

import dk.adgang.testbed.KeycloakServer;
import dk.adgang.testbed.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/** What a server's process has used so far. */
record MeasuredServer(KeycloakServer server) {

  private static final Pattern HEAP =
      Pattern.compile("(?m)^jvm_memory_used_bytes\\{area=\"heap\".*\\} ([0-9.E]+)$");

  /** The CPU time of the process, in user and kernel mode. */
  long cpuMillis() {
    return server.process().info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
  }

  /** The memory that the process holds, in megabytes; 0 where the machine is no Linux. */
  long rssMegabytes() {
    try {
      return Files.readAllLines(Path.of("/proc/%d/status".formatted(server.process().pid())))
          .stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> line.replaceAll("[^0-9]", ""))
          .mapToLong(kilobytes -> Long.parseLong(kilobytes) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }

  /**
   * The heap that is in use after a collection, in megabytes: the amount of garbage depends on when
   * the last one was.
   */
  long liveMegabytes() {
    collect();
    var request = HttpRequest.newBuilder(server.managementUrl().resolve("/metrics")).build();
    try {
      var text =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
      var sum = 0.0;
      for (var found = HEAP.matcher(text); found.find(); ) {
        sum += Double.parseDouble(found.group(1));
      }
      return Math.round(sum / 1024 / 1024);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("Interrupted", e);
    }
  }

  private void collect() {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    try {
      var collection =
          new ProcessBuilder(jcmd, Long.toString(server.process().pid()), "GC.run")
              .redirectErrorStream(true)
              .start();
      var said = new String(collection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (collection.waitFor() != 0) {
        throw new UserError("No collection: " + said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("Interrupted", e);
    }
  }
}
