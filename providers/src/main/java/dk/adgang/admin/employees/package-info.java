/**
 * The employees of a realm, or of one employer, as an administrator or manager works with them:
 * {@link dk.adgang.admin.employees.EmployeeList} finds them, {@link
 * dk.adgang.admin.employees.EmployeeChanges} creates and changes one.
 */
package dk.adgang.admin.employees;
