package dk.adgang.password.demand;

import dk.adgang.PureRule;
import java.util.List;

/**
 * A line of the checklist.
 *
 * @param id by which the page and its script know it
 * @param message the key of its words
 * @param parameters what the words need
 * @param policies the ids of Keycloak's policies that ask for it
 * @param value what the script needs to judge it: a number, or a text of the employee's
 * @param inPage whether the browser can tell while somebody types
 * @param worded whether the words say what to do; those of a policy of somebody else's are its name
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
