/** Base types of what Keycloak makes: steps, conditions, factories, tables. */
package dk.adgang.common.keycloak;
