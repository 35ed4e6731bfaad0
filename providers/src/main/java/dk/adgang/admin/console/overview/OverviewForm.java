package dk.adgang.admin.console.overview;

import dk.adgang.admin.console.overview.OverviewView.Count;
import dk.adgang.admin.console.overview.OverviewView.Share;
import dk.adgang.admin.console.overview.OverviewView.SmsCost;
import dk.adgang.admin.console.overview.OverviewView.SmsDay;
import dk.adgang.admin.console.overview.OverviewView.Task;
import dk.adgang.admin.console.visit.ConsoleAddresses;
import dk.adgang.admin.console.visit.ConsoleContext;
import dk.adgang.admin.overview.Overview;
import dk.adgang.admin.overview.OverviewReport;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How the employees are doing, as a page. */
final class OverviewForm {

  /** More titles make a plot that nobody reads; the page of titles has all. */
  private static final int MOST_TITLES = 12;

  private static final int HUNDRED = 100;

  private final ConsoleContext context;

  OverviewForm(ConsoleContext context) {
    this.context = context;
  }

  Response show() {
    OverviewReport report =
        new Overview(context.session(), context.realm(), context.caller().listed()).read();
    Share all = Share.of("", report.withSecondFactor(), report.employees());
    return context.show(
        "console-overview.ftl",
        new OverviewView(
            context.frame(null),
            report.employees(),
            report.withSecondFactor(),
            all.percent(),
            tasks(report.toDo()),
            report.titles().stream()
                .sorted(Comparator.comparingLong(each -> -each.employees()))
                .limit(MOST_TITLES)
                .map(each -> Share.of(each.title(), each.withSecondFactor(), each.employees()))
                .toList(),
            report.weeks().stream()
                .filter(each -> each.employees() > 0)
                .map(each -> Share.of(day(each.day()), each.withSecondFactor(), each.employees()))
                .toList(),
            counts(report.welcomes()),
            sms(report.sms(), report.smsCost()),
            cost(report.smsCost()),
            context.realm().isEventsEnabled()));
  }

  private String day(String iso) {
    return context.days().brief(LocalDate.parse(iso));
  }

  private List<Task> tasks(OverviewReport.ToDo toDo) {
    return Stream.of(
            task("failed", toDo.welcomeFailed()),
            task("missing", toDo.withoutSecondFactor()),
            task("never", toDo.neverLoggedIn()))
        .filter(each -> each.count() > 0)
        .toList();
  }

  private Task task(String filter, long count) {
    return new Task(
        filter,
        count,
        context
            .addresses()
            .builder(ConsoleAddresses.EMPLOYEES)
            .queryParam("filter", filter)
            .build()
            .toString());
  }

  private static List<Count> counts(Map<String, Long> states) {
    long most = states.values().stream().mapToLong(Long::longValue).max().orElse(1);
    return states.entrySet().stream()
        .map(each -> new Count(each.getKey(), each.getValue(), percent(each.getValue(), most)))
        .toList();
  }

  private List<SmsDay> sms(List<OverviewReport.Day> days, OverviewReport.SmsCost cost) {
    long most = days.stream().mapToLong(OverviewReport.Day::sent).max().orElse(0);
    return days.stream()
        .map(
            each ->
                new SmsDay(
                    day(each.day()),
                    each.sent(),
                    percent(each.sent(), most),
                    cost == null ? null : amount(each.cost(), cost)))
        .toList();
  }

  private SmsCost cost(OverviewReport.SmsCost cost) {
    return cost == null
        ? null
        : new SmsCost(amount(cost.total(), cost), amount(cost.price(), cost));
  }

  private String amount(long hundredths, OverviewReport.SmsCost cost) {
    return Amount.of(
        hundredths,
        cost.currency(),
        context.session().getContext().resolveLocale(context.visit().user()));
  }

  private static int percent(long count, long most) {
    return most == 0 ? 0 : Math.round((float) HUNDRED * count / most);
  }
}
