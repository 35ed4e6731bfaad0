package dk.adgang.admin.console;

import dk.adgang.admin.console.visit.ConsoleFrameView;

/**
 * The values that {@code console-proven.ftl} shows, in the tab in which somebody logged in anew.
 */
public record ConsoleProvenView(ConsoleFrameView frame) {}
