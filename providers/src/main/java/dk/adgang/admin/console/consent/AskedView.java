package dk.adgang.admin.console.consent;

import dk.adgang.admin.console.visit.ConsoleFrameView;
import dk.adgang.common.DisplayText;
import java.util.List;

/**
 * The values that {@code console-asked.ftl} shows.
 *
 * @param waiting the questions that nobody has answered
 * @param newUrl the form for a new employee
 */
public record AskedView(ConsoleFrameView frame, List<Waiting> waiting, String newUrl) {

  /**
   * A question.
   *
   * @param address as it was asked for
   * @param employer who asks
   * @param asked when it was mailed last, in the reader's words
   * @param until when its time is over, in the reader's words
   */
  public record Waiting(String address, DisplayText employer, String asked, String until) {}
}
