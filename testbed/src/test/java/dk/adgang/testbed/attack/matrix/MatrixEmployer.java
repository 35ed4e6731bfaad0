package dk.adgang.testbed.attack.matrix;

import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.realm.MatrixRealm;
import java.util.List;
import java.util.Map;

/** Four employers: with SMS or without, with days of grace or without. */
final class MatrixEmployer {

  static String of(boolean sms, boolean grace) {
    return "matrix" + (sms ? "-sms" : "") + (grace ? "-grace" : "");
  }

  static void plan(MatrixRealm realm) {
    for (var sms : List.of(true, false)) {
      for (var grace : List.of(true, false)) {
        realm.employer(
            of(sms, grace),
            Map.of(
                "adgang.sms",
                List.of(sms.toString()),
                "adgang.secondFactor.requiredTitles",
                List.of(Employees.BUTIKSCHEF),
                "adgang.secondFactor.graceDays",
                List.of(grace ? "14" : "0")));
      }
    }
  }
}
