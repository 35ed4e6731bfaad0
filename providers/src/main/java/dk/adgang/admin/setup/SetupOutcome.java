package dk.adgang.admin.setup;

import java.util.List;

/**
 * The changes that a setup made, or would make.
 *
 * @param dryRun whether nothing was done
 * @param changes what was made, or would be
 * @param conflicts what an administrator has made differently; it stays until {@code choices} says
 *     {@code replace}
 * @param byHand what only an administrator can do
 * @param unused choices for which the realm has neither a change nor a conflict
 */
public record SetupOutcome(
    boolean dryRun,
    List<PartReport> changes,
    List<PartReport> conflicts,
    List<PartReport> byHand,
    List<String> unused) {}
