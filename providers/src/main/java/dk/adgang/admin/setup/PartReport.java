package dk.adgang.admin.setup;

import com.fasterxml.jackson.annotation.JsonInclude;
import dk.adgang.admin.setup.check.Finding;

/**
 * A part that a realm does not have as it should, as administrators see it.
 *
 * @param id which part
 * @param where the way to it in the admin console
 * @param name what it is called there
 * @param from what the realm has; null for nothing
 * @param to what it should have; null where only an administrator knows
 * @param why what follows from it
 * @param choice the name by which a request decides about it
 * @param sentence all of it in one sentence
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PartReport(
    String id,
    String where,
    String name,
    String from,
    String to,
    String why,
    String choice,
    String sentence) {

  static PartReport of(Finding finding) {
    Part part = finding.part();
    return new PartReport(
        part.id(),
        part.where(),
        part.name(),
        finding.from(),
        finding.to(),
        part.why(),
        finding.choice(),
        finding.sentence());
  }
}
