package dk.adgang.link;

import java.util.List;

/**
 * What {@code login-update-password.ftl} shows. Public, because templates can only read public
 * types.
 *
 * @param minLength the smallest length, in code points
 * @param username for password managers
 * @param unmet ids of what the refused password lacked; empty before anything was posted
 * @param submitted whether a password was refused just now
 * @param creating whether this is the first password
 * @param endSessionsOffered whether the employee may choose to end other sessions
 */
public record PasswordPage(
    int minLength,
    String username,
    List<String> unmet,
    boolean submitted,
    boolean creating,
    boolean endSessionsOffered) {}
