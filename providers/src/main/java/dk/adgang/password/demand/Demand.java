package dk.adgang.password.demand;

import dk.adgang.common.PureRule;
import java.util.List;

/**
 * A line of the checklist.
 *
 * @param id the id by which the page and its script know it
 * @param message the key of its words
 * @param parameters the arguments of the words
 * @param policies the ids of Keycloak's policies that ask for it
 * @param value the value that the script needs to judge it: a number, or a text of the employee's
 * @param inPage whether the browser can judge it while somebody types
 * @param worded true when the words say what to do; for a policy of another jar they are only its
 *     name
 */
@PureRule
public record Demand(
    String id,
    String message,
    List<Object> parameters,
    List<String> policies,
    String value,
    boolean inPage,
    boolean worded) {}
