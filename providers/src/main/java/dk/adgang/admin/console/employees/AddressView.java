package dk.adgang.admin.console.employees;

import dk.adgang.admin.console.visit.ConsoleFrameView;
import dk.adgang.common.DisplayText;

/**
 * The values that {@code console-address.ftl} shows, before an address is changed.
 *
 * @param shownName the employee's
 * @param typed the address as it is, or as it was sent
 * @param error what is wrong with it, in words; null for nothing
 * @param url where the form goes
 * @param backUrl the employee's page
 */
public record AddressView(
    ConsoleFrameView frame,
    DisplayText shownName,
    String typed,
    String error,
    String url,
    String backUrl) {}
