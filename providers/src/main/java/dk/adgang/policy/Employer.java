package dk.adgang.policy;

import dk.adgang.common.PureRule;
import dk.adgang.policy.settings.SecondFactorSettings;

/**
 * An employer and its decisions.
 *
 * @param alias the short name, as in an address
 * @param name the name as people know it
 * @param enabled whether the employer is in use; a disabled one lends nobody its SMS, and keeps its
 *     requirements
 * @param settings its own settings
 */
@PureRule
public record Employer(String alias, String name, boolean enabled, SecondFactorSettings settings) {}
