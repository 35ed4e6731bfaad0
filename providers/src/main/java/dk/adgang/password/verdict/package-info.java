/**
 * The verdict of all policies of a realm on one password. Begin with {@link
 * dk.adgang.password.verdict.PasswordVerdict}.
 */
package dk.adgang.password.verdict;
