package dk.adgang.admin.overview;

import com.fasterxml.jackson.annotation.JsonInclude;
import dk.adgang.admin.titles.TitleInUse;
import dk.adgang.common.PureRule;
import dk.adgang.secondfactor.method.MessagePrice;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the employees of a realm, or of some employers, are doing.
 *
 * @param employees how many there are whose employment has not ended
 * @param withSecondFactor how many of them have a second factor
 * @param toDo what is worth doing today
 * @param titles the titles in use, with how many have a second factor
 * @param weeks the end of each of the last weeks, oldest first
 * @param welcomes how many employees have their newest welcome in each state
 * @param sms how many SMS gateways took on each of the last days, oldest first; empty where the
 *     realm keeps no events
 * @param smsCost what those cost, as an estimate; absent where nobody has told the price of one, or
 *     the realm keeps no events
 */
@PureRule
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OverviewReport(
    long employees,
    long withSecondFactor,
    ToDo toDo,
    List<TitleInUse> titles,
    List<Week> weeks,
    Map<String, Long> welcomes,
    List<Day> sms,
    SmsCost smsCost) {

  /**
   * The counts of things that are worth doing today.
   *
   * @param welcomeFailed how many employees could not be sent their welcome
   * @param withoutSecondFactor how many have no second factor
   * @param neverLoggedIn of how many no login is kept among the events
   */
  public record ToDo(long welcomeFailed, long withoutSecondFactor, long neverLoggedIn) {}

  /**
   * The end of a week.
   *
   * @param day in ISO 8601
   * @param employees how many of today's employees were there
   * @param withSecondFactor how many of today's second factors were there: one that was removed
   *     since counts for no week
   */
  public record Week(String day, long employees, long withSecondFactor) {}

  /**
   * A day.
   *
   * @param day in ISO 8601
   * @param cost in hundredths of the currency; absent without a price
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Day(String day, long sent, Long cost) {

    /**
     * Counts a day.
     *
     * @param price of one SMS
     */
    static Day of(String day, long sent, Optional<MessagePrice> price) {
      return new Day(day, sent, price.map(each -> sent * each.hundredths()).orElse(null));
    }
  }

  /**
   * The cost of the SMS, by the price that the realm's settings tell. A service may take another
   * one, by country or by quantity.
   *
   * @param price of one, in hundredths of the currency
   * @param currency as it stands behind an amount
   * @param total of all days, in hundredths
   */
  public record SmsCost(int price, String currency, long total) {

    /** Adds up the days; null without a price, or without days. */
    static SmsCost of(List<Day> days, Optional<MessagePrice> price) {
      return price
          .filter(each -> !days.isEmpty())
          .map(
              each ->
                  new SmsCost(
                      each.hundredths(),
                      each.currency(),
                      days.stream().mapToLong(Day::sent).sum() * each.hundredths()))
          .orElse(null);
    }
  }
}
