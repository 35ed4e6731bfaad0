/**
 * The pages by which many employees are created at once: the file, the look at it, and how far it
 * has come; {@link dk.adgang.admin.console.imports.ImportPages} has the addresses.
 */
package dk.adgang.admin.console.imports;
