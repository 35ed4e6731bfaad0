/**
 * Employer, title, requirement. {@link dk.adgang.policy.SecondFactorPolicy} decides, {@link
 * dk.adgang.policy.PolicyReader} reads the facts.
 */
package dk.adgang.policy;
