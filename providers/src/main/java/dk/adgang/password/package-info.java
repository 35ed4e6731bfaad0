/**
 * The rule and the list of guesses, and the policies that apply them. {@link
 * dk.adgang.password.PasswordRule} is where to start.
 */
package dk.adgang.password;
