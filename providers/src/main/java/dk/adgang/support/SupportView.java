package dk.adgang.support;

import dk.adgang.common.PureRule;
import java.util.List;

/**
 * The values that the support panel shows on each page, beside its messages. Public, because
 * templates can only read public types.
 *
 * @param known whether the hours are known; without them nothing says «open»
 * @param open whether somebody answers now
 * @param opens when somebody answers again; null while it is open, and when it is not known
 * @param hours the week, Monday first; none when it is not known
 * @param phone the employer's own number; null for the realm's
 * @param chat the address of a chat; null for none
 * @param text what the employer says itself, as a {@code DisplayText}; null for nothing
 */
@PureRule
public record SupportView(
    boolean known,
    boolean open,
    Opening opens,
    List<Row> hours,
    String phone,
    String chat,
    Object text) {

  /**
   * The moment at which support opens again.
   *
   * @param key of the message: today, tomorrow or on a day
   * @param day the name of the day
   * @param time as people write it
   */
  public record Opening(String key, String day, String time) {}

  /**
   * Days that follow one another and have the same hours.
   *
   * @param days their names, short
   * @param hours as people write them; null when it is closed
   */
  public record Row(String days, String hours) {}
}
