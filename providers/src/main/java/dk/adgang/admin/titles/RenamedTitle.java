package dk.adgang.admin.titles;

/**
 * The changes that came, or would come, with a title's new name.
 *
 * @param from the title that had another name
 * @param to the new name
 * @param employees how many employees have the new name
 * @param settings the number of lists in settings that changed: of the realm, and of employers
 * @param skipped how many employees keep the old name, because a directory keeps it
 * @param dryRun whether it was only counted
 */
public record RenamedTitle(
    String from, String to, int employees, int settings, int skipped, boolean dryRun) {}
