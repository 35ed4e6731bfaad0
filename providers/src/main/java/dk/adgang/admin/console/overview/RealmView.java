package dk.adgang.admin.console.overview;

import dk.adgang.admin.console.visit.ConsoleFrameView;
import dk.adgang.admin.setup.PartReport;
import dk.adgang.admin.setup.SetupOutcome;
import dk.adgang.admin.setup.SetupState;
import java.util.List;
import java.util.Map;

/**
 * The values that {@code console-realm.ftl} shows.
 *
 * @param url where the form goes that has the realm set up
 * @param planUrl the page that says what that would change; null where the reader may not
 * @param state what the realm lacks
 * @param plan what a setup would change; null before it was asked for
 * @param choices what was chosen, by the name of a conflict
 * @param error what could not be done; null for nothing
 */
public record RealmView(
    ConsoleFrameView frame,
    String url,
    String planUrl,
    SetupState state,
    SetupOutcome plan,
    Map<String, String> choices,
    String error) {

  /** The parts that an administrator made differently, each once. */
  public List<PartReport> conflicts() {
    return plan == null ? List.of() : plan.conflicts();
  }
}
