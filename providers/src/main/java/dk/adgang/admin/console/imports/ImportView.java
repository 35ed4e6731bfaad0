package dk.adgang.admin.console.imports;

import dk.adgang.admin.console.visit.ConsoleFrameView;
import dk.adgang.admin.console.visit.EmployerOptions.Choice;
import java.util.List;

/**
 * The values that {@code console-import.ftl} shows, where a file is chosen.
 *
 * @param url where the form goes
 * @param employers the employers to choose from; empty where there is no choice
 * @param employer the one that was chosen; empty for none
 * @param error what is wrong, in words; null for nothing
 */
public record ImportView(
    ConsoleFrameView frame, String url, List<Choice> employers, String employer, String error) {}
