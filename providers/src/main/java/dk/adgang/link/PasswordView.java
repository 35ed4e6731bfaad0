package dk.adgang.link;

import dk.adgang.password.demand.ChecklistLine;
import java.util.List;

/**
 * What {@code login-update-password.ftl} shows. Public, because templates can only read public
 * types.
 *
 * @param username for password managers
 * @param checklist what the realm asks of a password, and whether the refused one met it
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
