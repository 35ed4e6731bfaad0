/** The pages that show how the employees are doing, and how the realm is set up. */
package dk.adgang.admin.console.overview;
