/**
 * The REST below {@code /admin/realms/{realm}/adgang}. {@link dk.adgang.admin.rest.AdgangResource}
 * is where to start.
 */
package dk.adgang.admin.rest;
