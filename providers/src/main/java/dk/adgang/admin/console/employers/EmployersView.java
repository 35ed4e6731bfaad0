package dk.adgang.admin.console.employers;

import dk.adgang.admin.console.visit.ConsoleFrameView;
import java.util.List;

/**
 * The values that {@code console-employers.ftl} shows, where an employer is to be chosen.
 *
 * @param page the name of the page that the choice leads to
 * @param url where the search goes
 * @param search as it was typed
 * @param employers the employers to choose from
 * @param more whether there are more than are shown
 * @param realmUrl the same page for the whole realm; null where there is none
 */
public record EmployersView(
    ConsoleFrameView frame,
    String page,
    String url,
    String search,
    List<Employer> employers,
    boolean more,
    String realmUrl) {

  /** An employer as a link. */
  public record Employer(String name, String url) {}
}
