package dk.adgang.testbed.console;

import java.util.List;
import java.util.Set;

/** The rows of {@link ConsoleMatrixTest}: what each kind of reader gets, and may do. */
public final class ConsoleMatrixRows {

  private ConsoleMatrixRows() {}

  /** The readers, in the order of the columns below. A and B are employers. */
  enum Reader {
    ADMINISTRATOR,
    SETTINGS_OF_A,
    MANAGER_OF_A,
    MANAGER_OF_BOTH,
    MANAGER_OF_B,
    EMPLOYEE,
    FORMER_MANAGER
  }

  /**
   * The answers that each reader gets, by page. An administrator of master has the column of the
   * administrator in the realms that are theirs, and 404 in all others: {@code MasterMatrixTest}.
   * {@code a} and {@code b} work for A and B.
   */
  public static final List<String> PAGES =
      List.of(
          "employees                     200 200 200 200 200 403 403",
          "employees/download            200 200 200 200 200 403 403",
          "employees/welcome             200 200 200 200 200 403 403",
          "employees/remind              200 200 200 200 200 403 403",
          "employees/{a}                 200 200 200 200 404 403 403",
          "employees/{b}                 200 404 404 200 200 403 403",
          "employees/{a}/events          200 200 200 200 404 403 403",
          "employees/{b}/events          200 404 404 200 200 403 403",
          "employees/{a}/link            200 200 200 200 404 403 403",
          "employees/{b}/link            200 404 404 200 200 403 403",
          "employees/{a}/welcome         200 200 200 200 404 403 403",
          "employees/{a}/remind          200 200 200 200 404 403 403",
          "employees/{a}/lost-phone      200 200 200 200 404 403 403",
          "employees/{b}/lost-phone      200 404 404 200 200 403 403",
          "employees/{boss}              200 200 200 200 404 403 403",
          "employees/{boss}/lost-phone   200 403 403 403 404 403 403",
          "employees/{both}/lost-phone   200 403 403 200 403 403 403",
          "employees/{a}/address         200 403 403 403 404 403 403",
          "employees/{b}/address         200 404 404 403 403 403 403",
          "new-employee                  200 200 200 200 200 403 403",
          "new-employee/asked            200 200 200 200 200 403 403",
          "import                        200 200 200 200 200 403 403",
          "import/nobodys                404 404 404 404 404 403 403",
          "titles                        200 200 200 200 200 403 403",
          "titles/{A}                    200 200 200 200 404 403 403",
          "titles/{A}/require            200 200 200 200 404 403 403",
          "titles/realm                  200 404 404 404 404 403 403",
          "titles/{A}/rename             200 200 200 200 404 403 403",
          "titles/realm/rename           200 404 404 404 404 403 403",
          "settings                      200 200 403 403 403 403 403",
          "settings/{A}                  200 200 403 403 404 403 403",
          "settings/{B}                  200 404 404 403 403 403 403",
          "settings/{A}/logo             200 200 403 403 404 403 403",
          "settings/{B}/logo             200 404 404 403 403 403 403",
          "overview                      200 200 200 200 200 403 403",
          "realm                         200 404 404 404 404 403 403",
          "realm/setup                   200 404 404 404 404 403 403",
          "proven                        200 200 200 200 200 403 403");

  /** The forms that a reader may not send, and the readers that may. */
  public static final List<String> FORMS =
      List.of(
          "employees/{a}             11110",
          "employees/{b}             10011",
          "employees/{boss}          10000",
          "employees/{both}          10010",
          "employees/{a}/welcome     11110",
          "employees/{a}/remind      11110",
          "employees/{boss}/remind   10000",
          "employees/{both}/remind   11111",
          "employees/{a}/reset       11110",
          "employees/{a}/end         11110",
          "employees/{a}/begin       11110",
          "employees/{a}/forget      11110",
          "employees/{b}/end         10011",
          "employees/{boss}/end      10000",
          "employees/{boss}/reset    10000",
          "employees/{both}/end      10010",
          "employees/{a}/lost-phone  11110",
          "employees/{boss}/lost-phone 10000",
          "employees/{a}/address     10000",
          "employees/{b}/address     10000",
          "employees/{both}/lost-phone 10010",
          "titles/{A}/preview        11000",
          "titles/{A}/require        11000",
          "titles/{A}/rename         11110",
          "titles/realm/rename       10000",
          "settings/{A}              11000",
          "settings/{B}              10000",
          "import/nobodys            00000",
          "realm/setup               10000");

  /** Forms that change nothing of what is chosen here; their own tests send them. */
  public static final Set<String> ELSEWHERE =
      Set.of(
          "new-employee",
          "import",
          "employees/welcome",
          "employees/remind",
          "settings/{id:[\\w-]+}/logo");
}
