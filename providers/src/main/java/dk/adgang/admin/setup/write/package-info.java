/** Changes a realm as a description says. */
package dk.adgang.admin.setup.write;
