package dk.adgang.admin.console.visit;

import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * What came of somebody's coming to a page.
 *
 * @param visit empty for those to whom the page does not open
 * @param elsewhere the answer to them; null with a visit
 */
record ConsoleArrival(Optional<ConsoleVisit> visit, Response elsewhere) {

  static ConsoleArrival of(ConsoleVisit visit) {
    return new ConsoleArrival(Optional.of(visit), null);
  }

  static ConsoleArrival of(Response elsewhere) {
    return new ConsoleArrival(Optional.empty(), elsewhere);
  }
}
