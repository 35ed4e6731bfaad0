package dk.adgang.admin.console.employees;

import dk.adgang.admin.console.visit.ConsoleFrameView;
import dk.adgang.common.DisplayText;

/**
 * The values that {@code console-lost-phone.ftl} shows, before a second factor is taken away.
 *
 * @param shownName the employee's
 * @param url where the form goes
 * @param backUrl the employee's page
 * @param block whether the password can be taken away too
 * @param clearable whether there is a second factor to take away
 */
public record LostPhoneView(
    ConsoleFrameView frame,
    DisplayText shownName,
    String url,
    String backUrl,
    boolean block,
    boolean clearable) {}
