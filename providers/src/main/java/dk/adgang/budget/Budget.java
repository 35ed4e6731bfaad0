package dk.adgang.budget;

import dk.adgang.Rule;
import java.util.List;

/**
 * What somebody or something may have, and how often.
 *
 * @param name what is counted, in one word; a refusal names it
 * @param of whose it is: an address, a number, an id
 * @param limits all of them hold
 */
@Rule
public record Budget(String name, String of, List<Limit> limits) {

  public Budget {
    limits = List.copyOf(limits);
  }

  /** Without whose it is: that may be a number or an address. */
  @Override
  public String toString() {
    return name + limits;
  }
}
