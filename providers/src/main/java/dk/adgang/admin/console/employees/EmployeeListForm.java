package dk.adgang.admin.console.employees;

import dk.adgang.admin.console.visit.ConsoleAddresses;
import dk.adgang.admin.console.visit.ConsoleContext;
import dk.adgang.admin.employees.EmployeeFilter;
import dk.adgang.admin.employees.EmployeeFilter.Only;
import dk.adgang.admin.employees.EmployeeList;
import dk.adgang.admin.employees.FoundEmployees;
import dk.adgang.policy.HeldTitles;
import dk.adgang.policy.Title;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The list of employees, with its search. */
final class EmployeeListForm {

  private static final String SEARCH = "search";
  private static final String FILTER = "filter";
  private static final String TITLE = "title";
  private static final String SORT = "sort";
  private static final String FIRST = "first";

  /** The parameter by which all on the page are ticked. */
  private static final String ALL = "all";

  private static final String ON = "on";

  private static final String MISSING = "missing";
  private static final String FAILED = "failed";
  private static final String NEVER = "never";

  private static final Map<String, Only> FILTERS =
      Map.of(
          MISSING, Only.WITHOUT_SECOND_FACTOR,
          FAILED, Only.WELCOME_FAILED,
          NEVER, Only.NEVER_LOGGED_IN);

  /** As many digits as a number may have that a page is begun at. */
  private static final int DIGITS = 7;

  private final ConsoleContext context;
  private final MultivaluedMap<String, String> query;

  EmployeeListForm(ConsoleContext context) {
    this.context = context;
    this.query = context.session().getContext().getUri().getQueryParameters();
  }

  private EmployeeFilter filter() {
    String first = text(FIRST);
    return new EmployeeFilter(
        EmployeeFilter.words(text(SEARCH)),
        Title.of(text(TITLE)),
        Optional.ofNullable(FILTERS.get(text(FILTER))).map(Set::of).orElse(Set.of()),
        EmployeeFilter.Order.named(text(SORT)).orElse(EmployeeFilter.Order.NAME),
        first.matches("\\d{1," + DIGITS + "}") ? Integer.parseInt(first) : 0,
        EmployeeFilter.USUAL);
  }

  /** The same list as a file. */
  Response download() {
    return new EmployeeDownload(context).show(filter());
  }

  Response show(String done) {
    EmployeeFilter filter = filter();
    FoundEmployees found =
        new EmployeeList(context.session(), context.realm())
            .find(context.caller().listed(), filter);
    if (found.employees().isEmpty() && found.total() > 0) {
      // Somebody was removed meanwhile, or the address was typed.
      return Response.seeOther(URI.create(at(0))).build();
    }
    int to = found.first() + found.employees().size();
    return context.show(
        "console-employees.ftl",
        new EmployeesView(
            context.frame(done),
            text(SEARCH),
            List.of(MISSING, FAILED, NEVER).contains(text(FILTER)) ? text(FILTER) : "",
            text(TITLE),
            filter.order().id(),
            titles(context),
            found.employees().stream().map(each -> EmployeeRowView.of(each, context)).toList(),
            found.total(),
            found.first() + 1,
            to,
            found.first() == 0 ? null : at(Math.max(0, found.first() - found.max())),
            to < found.total() ? at(to) : null,
            context.caller().listed().isEmpty(),
            context.addresses().at(ConsoleAddresses.EMPLOYEES + "/welcome"),
            context.addresses().at(ConsoleAddresses.EMPLOYEES + "/remind"),
            RemindedView.of(query),
            at(0, ConsoleAddresses.EMPLOYEES + "/download", false),
            at(found.first(), ConsoleAddresses.EMPLOYEES, true),
            ON.equals(text(ALL))));
  }

  /** The titles to choose from. */
  static List<String> titles(ConsoleContext context) {
    return HeldTitles.of(context.session(), context.realm(), context.caller().listed())
        .texts()
        .stream()
        .flatMap(text -> Title.of(text).stream())
        .distinct()
        .map(Title::text)
        .sorted(String.CASE_INSENSITIVE_ORDER)
        .toList();
  }

  private String text(String field) {
    return Objects.requireNonNullElse(query.getFirst(field), "").strip();
  }

  private String at(int first) {
    return at(first, ConsoleAddresses.EMPLOYEES, false);
  }

  private String at(int first, String page, boolean all) {
    UriBuilder address = context.addresses().builder(page);
    if (all) {
      address.queryParam(ALL, ON);
    }
    for (String field : List.of(SEARCH, FILTER, TITLE, SORT)) {
      if (!text(field).isEmpty()) {
        address.queryParam(field, "{" + field + "}");
      }
    }
    return address
        .queryParam(FIRST, first)
        .resolveTemplate(SEARCH, text(SEARCH))
        .resolveTemplate(FILTER, text(FILTER))
        .resolveTemplate(TITLE, text(TITLE))
        .resolveTemplate(SORT, text(SORT))
        .build()
        .toString();
  }
}
