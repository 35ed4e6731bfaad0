package dk.adgang.admin.imports;

import dk.adgang.common.PureRule;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A column of a file with employees, and the words by which a heading names it. */
@PureRule
enum ImportColumn {
  FIRST_NAME("firstName", "fornavn", "firstname", "givenname", "first"),
  LAST_NAME("lastName", "efternavn", "lastname", "surname", "familyname", "last"),
  EMAIL("email", "email", "mail", "emailadresse", "mailadresse", "emailaddress"),
  TITLE("title", "titel", "title", "stilling", "jobtitel", "jobtitle"),
  LANGUAGE("language", "sprog", "language", "locale"),
  PHONE(
      "phone",
      "telefon",
      "telefonnummer",
      "tlf",
      "mobil",
      "mobilnummer",
      "mobiltelefon",
      "phone",
      "phonenumber",
      "mobile",
      "mobilephone");

  private final String field;

  /** Between commas. */
  private final String headings;

  ImportColumn(String field, String... headings) {
    this.field = field;
    this.headings = "," + String.join(",", headings) + ",";
  }

  /** The name in answers of the REST. */
  public String field() {
    return field;
  }

  /**
   * Finds the column that a heading names, in upper or lower case; an unknown one finds nothing.
   */
  static Optional<ImportColumn> named(String heading) {
    String word = heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
    return Arrays.stream(values())
        .filter(each -> each.headings.contains("," + word + ","))
        .findFirst();
  }
}
