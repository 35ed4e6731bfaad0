/**
 * One description of a whole realm, and what reads it: the check, the setup, the table of the docs.
 */
package dk.adgang.admin.setup;
