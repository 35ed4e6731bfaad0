package dk.adgang.admin;

import java.util.List;

/**
 * The second factors that were taken away from an employee.
 *
 * @param removed the types of the credentials
 * @param block whether the password was taken away too
 */
public record ClearedFactors(List<String> removed, boolean block) {}
