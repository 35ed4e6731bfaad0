/** Keycloak's authenticator app (RFC 6238) as a second factor, guarded. */
package dk.adgang.secondfactor.method.totp;
