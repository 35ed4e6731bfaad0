package dk.adgang.admin.setup.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.admin.setup.Part;
import dk.adgang.common.PureRule;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A part that a realm does not have as it should.
 *
 * @param part which one
 * @param choice by what name an administrator decides about it
 * @param verdict what the setup does about it by itself
 * @param from what the realm has now; null for nothing
 * @param to what it should have
 * @param change makes it so, in a description of the realm
 */
@PureRule
public record Finding(
    Part part,
    String choice,
    Verdict verdict,
    String from,
    String to,
    Consumer<ObjectNode> change) {

  /** The way in which the setup treats a part. */
  @PureRule
  public enum Verdict {
    /** It is made. */
    CHANGE,
    /** An administrator has made it differently, and decides. */
    CONFLICT,
    /** Only an administrator knows what it should be. */
    BY_HAND
  }

  public boolean needed() {
    return part.need() == Part.Need.NEEDED;
  }

  /**
   * Returns one finding for several about which one decision is made.
   *
   * @param all at least one
   */
  public static Finding together(List<Finding> all) {
    Finding first = all.get(0);
    if (all.size() == 1) {
      return first;
    }
    Part part =
        new Part(
            first.choice,
            first.part.need(),
            joined(all, each -> each.part.where()),
            joined(all, each -> each.part.name()),
            joined(all, each -> each.part.why()));
    return new Finding(
        part,
        first.choice,
        first.verdict,
        joined(all, Finding::from),
        joined(all, Finding::to),
        document -> all.forEach(each -> each.change.accept(document)));
  }

  private static String joined(List<Finding> all, Function<Finding, String> text) {
    List<String> texts = all.stream().map(text).filter(Objects::nonNull).distinct().toList();
    return texts.isEmpty() ? null : String.join("; ", texts);
  }

  /** A sentence that says where the fault is, and what follows from it. */
  public String sentence() {
    String what =
        from == null
            ? " is missing"
            : " is «" + from + "»" + (to == null ? "" : " and should be «" + to + "»");
    return part.where() + ": " + part.name() + what + " (" + part.why() + ")";
  }
}
