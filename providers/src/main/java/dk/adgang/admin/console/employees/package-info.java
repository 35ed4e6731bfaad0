/**
 * The pages about employees: the list, the form for a new one, and the page of one; {@link
 * dk.adgang.admin.console.employees.EmployeesPages} has the addresses.
 */
package dk.adgang.admin.console.employees;
