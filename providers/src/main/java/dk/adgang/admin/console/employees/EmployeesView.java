package dk.adgang.admin.console.employees;

import dk.adgang.admin.console.visit.ConsoleFrameView;
import java.util.List;

/**
 * The values that {@code console-employees.ftl} shows.
 *
 * @param search as it was typed
 * @param filter the code of the filter; empty for none
 * @param title the title that is looked for; empty for any
 * @param sort by what it is sorted
 * @param titles the titles to choose from
 * @param total how many were found
 * @param from the number of the first one on the page
 * @param to the number of the last one
 * @param previousUrl null on the first page
 * @param nextUrl null on the last page
 * @param showsEmployers whether the reader sees employees of all employers
 * @param welcomeUrl where the form with the chosen ones goes
 * @param remindUrl where it goes by the button that reminds them
 * @param reminded what came of reminders just now; null for nothing
 * @param downloadUrl the address of the same list as a file
 * @param allUrl the same page with all of them chosen
 * @param all whether all of them are chosen
 */
public record EmployeesView(
    ConsoleFrameView frame,
    String search,
    String filter,
    String title,
    String sort,
    List<String> titles,
    List<EmployeeRowView> rows,
    long total,
    int from,
    int to,
    String previousUrl,
    String nextUrl,
    boolean showsEmployers,
    String welcomeUrl,
    String remindUrl,
    RemindedView reminded,
    String downloadUrl,
    String allUrl,
    boolean all) {

  /** Whether somebody looks for some employees alone. */
  public boolean isNarrowed() {
    return !search.isEmpty() || !filter.isEmpty() || !title.isEmpty();
  }
}
