/**
 * The visitor of the console: the two realms of a request, the person whom Keycloak's session
 * names, the client of the login, and what forms carry. {@link
 * dk.adgang.admin.console.visitor.ConsoleVisitor} is where to start.
 */
package dk.adgang.admin.console.visitor;
