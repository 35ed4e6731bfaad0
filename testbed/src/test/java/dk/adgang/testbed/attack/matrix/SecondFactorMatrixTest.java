package dk.adgang.testbed.attack.matrix;

import dk.adgang.testbed.attack.matrix.MatrixTable.Factor;
import dk.adgang.testbed.attack.matrix.MatrixTable.Requirement;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.realm.MatrixRealm;
import dk.adgang.testbed.secondfactor.BrokerTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Every path to a token, with every requirement and every second factor. In each cell somebody who
 * knows the password alone tries everything that costs nothing, and then the employee does what is
 * asked.
 *
 * <p>No cell is left out. The path after an identity provider has another realm that plays it,
 * other flows, and what it says as one column more: {@link BrokerTest}.
 */
@WithAdgang
@Tag("attack")
public final class SecondFactorMatrixTest {

  private static final int AT_ONCE = 3;

  @TestFactory
  Stream<DynamicNode> a_token(Adgang running) throws InterruptedException {
    var own = new MatrixRealm(running);
    MatrixEmployer.plan(own);
    var cells = new ArrayList<MatrixCell>();
    for (var path : MatrixPath.values()) {
      for (var requirement : Requirement.values()) {
        for (var factor : Factor.values()) {
          cells.add(new MatrixCell(running, own, path, requirement, factor));
        }
      }
    }
    var results = new LinkedHashMap<MatrixPath, List<DynamicNode>>();
    var pool = Executors.newFixedThreadPool(AT_ONCE);
    try (own) {
      own.make();
      own.useCards();
      var done = pool.invokeAll(cells);
      for (var i = 0; i < cells.size(); i++) {
        var cell = cells.get(i);
        var outcome = done.get(i);
        results
            .computeIfAbsent(cell.path, path -> new ArrayList<>())
            .add(
                DynamicTest.dynamicTest(
                    cell.toString(),
                    () -> {
                      var failed = outcome.get();
                      if (failed.isPresent()) {
                        throw failed.get();
                      }
                    }));
      }
    } finally {
      pool.shutdown();
    }
    return results.entrySet().stream()
        .map(each -> DynamicContainer.dynamicContainer(each.getKey().words, each.getValue()));
  }
}
