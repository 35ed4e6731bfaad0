/** Requests of one login wait for each other. Those that Keycloak cannot read are refused. */
package dk.adgang.loginqueue;
