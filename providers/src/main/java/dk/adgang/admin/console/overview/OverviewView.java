package dk.adgang.admin.console.overview;

import dk.adgang.admin.console.visit.ConsoleFrameView;
import java.util.List;

/**
 * The values that {@code console-overview.ftl} shows.
 *
 * @param employees how many there are
 * @param percent how many in a hundred have a second factor
 * @param tasks what is worth doing today
 * @param titles the titles with how many have a second factor
 * @param weeks the last weeks
 * @param welcomes the newest welcomes by state
 * @param sms the last days
 * @param smsCost what those cost; null where nobody has told the price of one
 * @param smsKept whether the realm keeps the events that SMS are counted by
 */
public record OverviewView(
    ConsoleFrameView frame,
    long employees,
    long withSecondFactor,
    int percent,
    List<Task> tasks,
    List<Share> titles,
    List<Share> weeks,
    List<Count> welcomes,
    List<SmsDay> sms,
    SmsCost smsCost,
    boolean smsKept) {

  /**
   * Something that is worth doing.
   *
   * @param code a word for the message
   * @param url the list of the employees it is about
   */
  public record Task(String code, long count, String url) {}

  /**
   * A part of a whole.
   *
   * @param name a title, or a day in the reader's words
   * @param percent 0 to 100
   */
  public record Share(String name, long part, long whole, int percent) {

    static Share of(String name, long part, long whole) {
      return new Share(name, part, whole, whole == 0 ? 0 : Math.round(100f * part / whole));
    }
  }

  /**
   * A number with a name.
   *
   * @param name a code, or a day in the reader's words
   * @param percent of the largest one, for a bar
   */
  public record Count(String name, long count, int percent) {}

  /**
   * The SMS of a day.
   *
   * @param name the day in the reader's words
   * @param percent of the day with most, for a bar
   * @param cost in the reader's words; null without a price
   */
  public record SmsDay(String name, long count, int percent, String cost) {}

  /**
   * The cost of all days, in the reader's words.
   *
   * @param price of one SMS
   */
  public record SmsCost(String total, String price) {}
}
