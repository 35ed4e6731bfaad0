package dk.adgang.testbed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;

/** Requests that are begun at the same moment. */
final class AtOnce {

  private AtOnce() {}

  /** Does the same so many times. */
  static <T> List<T> each(int many, Callable<T> request) throws Exception {
    return all(Collections.nCopies(many, request));
  }

  /** Does all of these; what came of them is in the same order. */
  static <T> List<T> all(List<Callable<T>> requests) throws Exception {
    var begin = new CyclicBarrier(requests.size());
    var threads = Executors.newFixedThreadPool(requests.size());
    try {
      var begun = new ArrayList<Callable<T>>();
      for (var request : requests) {
        begun.add(
            () -> {
              begin.await();
              return request.call();
            });
      }
      var answers = new ArrayList<T>();
      for (var each : threads.invokeAll(begun)) {
        answers.add(each.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }
}
