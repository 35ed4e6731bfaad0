package dk.adgang.admin.setup;

import java.util.List;

/**
 * How whole a realm is.
 *
 * @param whole whether it has every part that it needs
 * @param missing the needed parts that it lacks, or has differently
 * @param warnings what is set and probably means something else; no part is missing for it
 */
public record SetupState(boolean whole, List<PartReport> missing, List<String> warnings) {}
