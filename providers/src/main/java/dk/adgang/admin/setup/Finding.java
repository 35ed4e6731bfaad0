package dk.adgang.admin.setup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.PureRule;
import java.util.function.Consumer;

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
record Finding(
    Part part,
    String choice,
    Verdict verdict,
    String from,
    String to,
    Consumer<ObjectNode> change) {

  /** What the setup does about a part. */
  @PureRule
  enum Verdict {
    /** It is made. */
    CHANGE,
    /** An administrator has made it differently, and decides. */
    CONFLICT,
    /** Only an administrator knows what it should be. */
    BY_HAND
  }

  boolean needed() {
    return part.need() == Part.Need.NEEDED;
  }

  /** What is wrong, where, and what follows from it. */
  String sentence() {
    String what =
        from == null
            ? " is missing"
            : " is «" + from + "»" + (to == null ? "" : " and should be «" + to + "»");
    return part.where() + ": " + part.name() + what + " (" + part.why() + ")";
  }
}
