package dk.adgang.link.page;

import dk.adgang.password.demand.ChecklistLine;
import java.util.List;

/**
 * The values that {@code login-update-password.ftl} shows. Public, because templates can only read
 * public types.
 *
 * @param username for password managers
 * @param checklist the demands of the realm on a password, and whether the refused one met them
 * @param submitted whether a password was refused just now
 * @param creating whether this is the first password
 * @param endSessionsOffered whether the employee may choose to end other sessions
 */
public record PasswordView(
    String username,
    List<ChecklistLine> checklist,
    boolean submitted,
    boolean creating,
    boolean endSessionsOffered) {}
