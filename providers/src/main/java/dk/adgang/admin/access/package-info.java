/**
 * Permissions of managers and administrators: {@link dk.adgang.admin.access.ManagerRule} decides
 * about managers. {@link dk.adgang.admin.access.Caller} is the person or program that asks, and
 * {@link dk.adgang.admin.access.DeedAccess} asks the rule, and Keycloak about administrators.
 */
package dk.adgang.admin.access;
