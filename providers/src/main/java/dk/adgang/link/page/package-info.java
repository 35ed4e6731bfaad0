/**
 * The pages behind a link: opening it, creating the password, what is wrong with it, and where the
 * employee goes on. {@code RealmPages} is the door to them, and to the console beside them.
 */
package dk.adgang.link.page;
