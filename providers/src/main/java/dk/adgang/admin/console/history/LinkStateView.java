package dk.adgang.admin.console.history;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dk.adgang.admin.console.visit.ConsoleContext;
import dk.adgang.link.LinkReport;

/**
 * The state of one link, for the page and for the module that asks again.
 *
 * @param id of the link
 * @param purpose {@code WELCOME} or {@code RESET}
 * @param text the state in words
 * @param done whether it will not change by itself
 */
public record LinkStateView(String id, @JsonIgnore String purpose, String text, boolean done) {

  /** Words the state of a link. */
  public static LinkStateView of(LinkReport link, ConsoleContext context) {
    return new LinkStateView(
        link.id(),
        link.purpose(),
        context.text(
            LinkWords.key(link.state(), link.attempts(), link.reason()),
            context.days().of(link.newest())),
        LinkWords.isFinal(link.state()));
  }
}
