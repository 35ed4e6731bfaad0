package dk.adgang.admin.console.imports;

import dk.adgang.admin.console.visit.ConsoleFrameView;
import dk.adgang.admin.console.visit.EmployerOptions.Choice;
import java.util.List;

/**
 * The values that {@code console-import.ftl} shows, where a file is chosen.
 *
 * @param url where the form goes
 * @param employers the employers to choose from; empty where there is no choice
 * @param employer the one that was chosen; empty for none
 * @param error what is wrong, in words; null for nothing
 * @param lately the files that the reader has had created lately
 */
public record ImportView(
    ConsoleFrameView frame,
    String url,
    List<Choice> employers,
    String employer,
    String error,
    List<Begun> lately) {

  /**
   * A file that was begun.
   *
   * @param url its page
   * @param when in the reader's words
   * @param total how many rows it has
   * @param done how many of them are worked off
   */
  public record Begun(String url, String when, long total, long done) {}
}
