package dk.adgang.admin;

import dk.adgang.memory.EmployeeMemory;
import dk.adgang.memory.Fact;
import java.util.List;
import java.util.Set;

/**
 * The facts that are remembered of one employee.
 *
 * @param skippedAt the moment, in ISO 8601, at which the employee skipped the second factor; null
 *     when that is not so
 * @param requiredSince since when a second factor is required: the day, the employer's alias and
 *     the title, as in {@code 2026-11-22 kaffehuset: butikschef}
 */
public record MemoryReport(String skippedAt, List<String> requiredSince) {

  /** Reads these facts; of the others the report says nothing. */
  public static MemoryReport of(EmployeeMemory memory, Set<Fact> facts) {
    return new MemoryReport(
        texts(memory, facts, Fact.SKIPPED).stream().findFirst().orElse(null),
        texts(memory, facts, Fact.REQUIRED_SINCE).stream().sorted().toList());
  }

  private static List<String> texts(EmployeeMemory memory, Set<Fact> facts, Fact fact) {
    return facts.contains(fact) ? memory.of(fact) : List.of();
  }
}
