/** Looks at a realm again after each change, and every five minutes. */
package dk.adgang.admin.setup.watch;
