package dk.adgang.admin.console.consent;

import dk.adgang.admin.consent.OpenQuestions;
import dk.adgang.admin.console.visit.ConsoleAddresses;
import dk.adgang.admin.console.visit.ConsoleContext;
import dk.adgang.admin.console.visit.EmployerOptions;
import dk.adgang.common.DisplayText;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * The page after an owner was asked. It says what comes next, and who has not answered: the
 * addresses as they were asked for, and nothing of the accounts.
 */
public record AskedList(ConsoleContext context) {

  /**
   * Shows the questions that are open.
   *
   * @param done what was done just before; null for nothing
   */
  public Response show(String done) {
    context.caller().creating().requireAny();
    List<AskedView.Waiting> waiting =
        new OpenQuestions(context.session())
                .waiting(
                    new EmployerOptions(context)
                        .whole().stream().filter(context.caller().creating()::creates).toList())
                .stream()
                .map(
                    each ->
                        new AskedView.Waiting(
                            each.address(),
                            DisplayText.of(each.employer().getName()).orElse(null),
                            context.days().of(each.asked()),
                            context.days().of(each.until())))
                .toList();
    return context.show(
        "console-asked.ftl",
        new AskedView(context.frame(done), waiting, context.addresses().at(ConsoleAddresses.NEW)));
  }
}
