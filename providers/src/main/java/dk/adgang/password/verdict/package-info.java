/**
 * What all policies of a realm say of one password. Begin with {@link
 * dk.adgang.password.verdict.PasswordVerdict}.
 */
package dk.adgang.password.verdict;
