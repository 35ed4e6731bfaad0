/**
 * Many employees at once, from a file or from pasted cells: {@link
 * dk.adgang.admin.imports.ImportFile} reads them, {@link dk.adgang.admin.imports.EmployeeImport}
 * looks at them and has them created, and a job creates one after the other.
 */
package dk.adgang.admin.imports;
