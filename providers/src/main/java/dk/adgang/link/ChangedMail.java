package dk.adgang.link;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What «Din adgangskode er ændret» says. Public, because templates can only read public types.
 *
 * @param firstName may be empty
 * @param employer null when there is none
 * @param product the realm's display name
 * @param at when, in Danish time, the same in every language
 */
public record ChangedMail(String firstName, String employer, String product, String at) {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("dd.MM.yyyy HH.mm", Locale.ROOT)
          .withZone(ZoneId.of("Europe/Copenhagen"));

  static String danishTime(Instant moment) {
    return FORMAT.format(moment);
  }
}
