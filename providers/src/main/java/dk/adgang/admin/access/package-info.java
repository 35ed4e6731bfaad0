/**
 * Permissions of managers and administrators: {@link dk.adgang.admin.access.ManagerRule} decides
 * about managers, {@link dk.adgang.admin.access.Caller} asks it, and Keycloak about administrators.
 */
package dk.adgang.admin.access;
