/**
 * The pages for managers and administrators. They show and do what the REST does, by the same
 * classes; {@link dk.adgang.admin.console.ConsolePages} has the addresses.
 */
package dk.adgang.admin.console;
