package dk.adgang.testbed.sms;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients that each ask over and over, all at the same time. */
final class ManyClients {

  private ManyClients() {}

  /** Does something over and over in each of the clients, until it returns false in one. */
  static void inEach(List<Callable<Boolean>> clients, Callable<Void> meanwhile) throws Exception {
    var threads = Executors.newFixedThreadPool(clients.size());
    try {
      var all = new ArrayList<Future<?>>();
      for (var client : clients) {
        all.add(
            threads.submit(
                () -> {
                  while (client.call()) {
                    // Once more.
                  }
                  return null;
                }));
      }
      meanwhile.call();
      for (var each : all) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
