package dk.adgang.testbed.attack.matrix;

import java.util.List;
import java.util.Locale;

/** The expected result of each requirement (rows) with each second factor (columns). */
final class MatrixTable {

  // The password alone gives a token only to an employee who has no second factor and need not
  // have one yet: by «skip», or by «later» while the grace runs. That is so on every path
  // that is open.
  static final String ALONE =
      """
                     none   sms   app   passkey   sms-off   card
      required        -      -     -       -         -        -
      optional        T      -     -       -         -        -
      grace-over      -      -     -       -         -        -
      grace-running   T      -     -       -         -        -
      """;

  // A path that gives nobody a token.
  static final String CLOSED =
      """
                     none   sms   app   passkey   sms-off   card
      required        -      -     -       -         -        -
      optional        -      -     -       -         -        -
      grace-over      -      -     -       -         -        -
      grace-running   -      -     -       -         -        -
      """;

  // The proofs that are asked for before there is a token. «c» is the choice of a method; then
  // an app is enrolled. An employee whose only factor is SMS, switched off since, proves it and
  // chooses.
  static final String FRESH =
      """
                     none   sms   app   passkey   sms-off   card
      required        c      s     a       p        s+c        k
      optional        c      s     a       p        s+c        k
      grace-over      c      s     a       p        s+c        k
      grace-running   c      s     a       p        s+c        k
      """;

  // The same where a session is alive that began by password alone, when the title required
  // nothing and the employee had nothing, and «skip» was pressed. Title and factor came since. The
  // skip is remembered: nothing is offered again as long as the title requires nothing.
  static final String LIVE =
      """
                     none   sms   app   passkey   sms-off   card
      required        c      s     a       p        s+c        k
      optional        0      s     a       p         s        k
      grace-over      c      s     a       p        s+c        k
      grace-running   c      s     a       p        s+c        k
      """;

  // Keycloak's own flow of the direct grant can prove an app, and nothing else; what it does not
  // prove is refused by the required action.
  static final String PROVES_APPS =
      """
                     none   sms   app   passkey   sms-off   card
      required        -      -     a       -         -        -
      optional        -      -     a       -         -        -
      grace-over      -      -     a       -         -        -
      grace-running   -      -     a       -         -        -
      """;

  private MatrixTable() {}

  /** The cell of a table in a row and a column. */
  static String cell(String table, Requirement requirement, Factor factor) {
    var columns = words(table.lines().findFirst().orElseThrow());
    var row =
        table
            .lines()
            .map(MatrixTable::words)
            .filter(words -> words.get(0).equals(words(requirement)))
            .findFirst()
            .orElseThrow();
    return row.get(1 + columns.indexOf(words(factor)));
  }

  private static String words(Enum<?> constant) {
    return constant.name().replace('_', '-').toLowerCase(Locale.ROOT);
  }

  private static List<String> words(String line) {
    return List.of(line.strip().split("\\s+", -1));
  }

  enum Requirement {
    REQUIRED,
    OPTIONAL,
    GRACE_OVER,
    GRACE_RUNNING
  }

  enum Factor {
    NONE,
    SMS,
    APP,
    PASSKEY,
    SMS_OFF,
    /** Somebody else's method, which a jar of its own brings. */
    CARD
  }
}
