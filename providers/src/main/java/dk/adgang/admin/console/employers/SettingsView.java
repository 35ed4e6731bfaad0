package dk.adgang.admin.console.employers;

import dk.adgang.admin.console.visit.ConsoleFrameView;
import dk.adgang.brand.BrandView;
import dk.adgang.common.DisplayText;
import dk.adgang.common.PureRule;
import java.util.List;

/**
 * The values that {@code console-settings.ftl} shows.
 *
 * @param url where the form goes
 * @param otherUrl the page on which another employer is chosen
 * @param proofUrl the login that proves a second factor anew; null where nothing is to be proven
 * @param tag of the settings that the page shows
 * @param changes whether the reader may change them
 * @param error what could not be done; null for nothing
 * @param smsToday how many SMS were sent for the employer in the last day
 * @param fields the settings
 * @param logo the form for the logo
 */
public record SettingsView(
    ConsoleFrameView frame,
    DisplayText employer,
    String url,
    String otherUrl,
    String proofUrl,
    String tag,
    boolean changes,
    String error,
    long smsToday,
    List<Field> fields,
    LogoPart logo) {

  /**
   * The logo of the employer.
   *
   * @param url where its form goes
   * @param tag of the logo that the page shows
   * @param shown the logo as pages show it; null for none
   * @param plate what it was put on: {@code none}, {@code light} or {@code dark}; null for none
   * @param error what is wrong with the file that was sent; null for nothing
   */
  public record LogoPart(
      String url, String tag, BrandView.LogoView shown, String plate, String error) {

    LogoPart withError(String sentence) {
      return new LogoPart(url, tag, shown, plate, sentence);
    }
  }

  SettingsView withLogo(LogoPart part) {
    return new SettingsView(
        frame, employer, url, otherUrl, proofUrl, tag, changes, error, smsToday, fields, part);
  }

  /**
   * A setting.
   *
   * @param id its name in requests
   * @param kind {@code choice}, {@code number}, {@code word}, {@code lines} or {@code methods}
   * @param values as they are stored, or as they were typed
   * @param options the values to choose from; empty where there is nothing to choose
   * @param realm the values that count where the employer has none; empty for none
   * @param readOnly whether the reader only sees it
   * @param error what is wrong with it, in words; null for nothing
   */
  @PureRule
  public record Field(
      String id,
      String kind,
      List<String> values,
      List<String> options,
      List<String> realm,
      boolean readOnly,
      String error) {

    /** The only value; empty for none. */
    public String value() {
      return values.isEmpty() ? "" : values.get(0);
    }

    /** The values, one a line. */
    public String lines() {
      return String.join("\n", values);
    }
  }
}
