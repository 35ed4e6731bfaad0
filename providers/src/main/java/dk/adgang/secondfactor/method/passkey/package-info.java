/** Keycloak's passkeys and security keys (W3C WebAuthn), as a factor or for the password. */
package dk.adgang.secondfactor.method.passkey;
