package dk.adgang.admin.console.visit;

/**
 * The values that {@code console-unproven.ftl} shows to an administrator of master who has proven
 * no second factor.
 *
 * @param againUrl the address of a login that asks for everything again
 * @param accountUrl their own account, where one is set up; null where master has no such page
 * @param logoutUrl the address that ends the session
 */
public record ConsoleUnprovenView(String againUrl, String accountUrl, String logoutUrl) {}
