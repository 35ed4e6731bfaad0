package dk.adgang.admin.overview;

import dk.adgang.admin.titles.TitleInUse;
import dk.adgang.common.PureRule;
import java.util.List;
import java.util.Map;

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
 */
@PureRule
public record OverviewReport(
    long employees,
    long withSecondFactor,
    ToDo toDo,
    List<TitleInUse> titles,
    List<Week> weeks,
    Map<String, Long> welcomes,
    List<Day> sms) {

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
   */
  public record Day(String day, long sent) {}
}
