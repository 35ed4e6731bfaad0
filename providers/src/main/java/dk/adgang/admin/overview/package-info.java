/** How the employees are doing as a whole: {@link dk.adgang.admin.overview.Overview} counts. */
package dk.adgang.admin.overview;
