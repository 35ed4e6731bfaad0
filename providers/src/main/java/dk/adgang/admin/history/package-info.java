/**
 * The history of one employee in words, from the events that Keycloak keeps; {@link
 * dk.adgang.admin.history.EmployeeHistory} reads it for the page and for the REST.
 */
package dk.adgang.admin.history;
