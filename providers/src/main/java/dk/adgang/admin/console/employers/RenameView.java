package dk.adgang.admin.console.employers;

import dk.adgang.admin.console.visit.ConsoleFrameView;
import dk.adgang.admin.titles.RenamedTitle;
import dk.adgang.common.DisplayText;
import java.util.List;

/**
 * The values that {@code console-rename.ftl} shows.
 *
 * @param url where the form goes
 * @param backUrl the page of titles
 * @param titles those that can get another name
 * @param from the one that was chosen; empty for none
 * @param to the new name as it was typed
 * @param error what is wrong; null for nothing
 * @param counted the changes that would come, to be agreed to; null before they were counted
 */
public record RenameView(
    ConsoleFrameView frame,
    DisplayText employer,
    String url,
    String backUrl,
    List<String> titles,
    String from,
    String to,
    String error,
    RenamedTitle counted) {}
