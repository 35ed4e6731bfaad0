package dk.adgang.admin.employees;

import dk.adgang.common.PureRule;
import dk.adgang.policy.Title;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which employees are asked for, and in what order.
 *
 * @param words each of them has to be in the name or the address, in upper or lower case
 * @param title the title that they have; empty for any
 * @param only the conditions that each of them meets
 * @param order by what they are sorted
 * @param first how many are left out at the beginning
 * @param max how many there are at most on a page
 */
@PureRule
public record EmployeeFilter(
    List<String> words, Optional<Title> title, Set<Only> only, Order order, int first, int max) {

  /** More employees are not read at once. */
  public static final int MOST = 200;

  /** How many are on a page where nobody asks for another number. */
  public static final int USUAL = 50;

  /** More words than a name has make a search no narrower. */
  private static final int MOST_WORDS = 6;

  /** A condition. All but the first are about what is to be done, and leave out the others. */
  public enum Only {
    /** The account is enabled: the employment has not ended. */
    WORKING,
    /** They have no second factor. */
    WITHOUT_SECOND_FACTOR,
    /** The newest welcome could not be sent. */
    WELCOME_FAILED,
    /** No login is kept among the events. */
    NEVER_LOGGED_IN
  }

  /** Those of whom a condition is true. */
  public static EmployeeFilter only(Only condition) {
    return new EmployeeFilter(List.of(), Optional.empty(), Set.of(condition), Order.NAME, 0, USUAL);
  }

  /** By what employees can be sorted. */
  public enum Order {
    /** First name, then last name. */
    NAME,
    EMAIL,
    TITLE,
    /** The newest first. */
    CREATED;

    /** Finds the order that a request names; an unknown name finds nothing. */
    public static Optional<Order> named(String name) {
      return Arrays.stream(values()).filter(each -> each.id().equals(name)).findFirst();
    }

    /** The name of it in a request. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns the same filter for another page. */
  public EmployeeFilter from(int begin, int atMost) {
    return new EmployeeFilter(words, title, only, order, begin, atMost);
  }

  /** Returns the words of a search as somebody typed them; empty for null. */
  public static List<String> words(String search) {
    return search == null
        ? List.of()
        : Arrays.stream(search.strip().split("\\s+"))
            .filter(word -> !word.isEmpty())
            .limit(MOST_WORDS)
            .toList();
  }
}
