/** Logins by an identity provider: whether it has asked for a second factor. */
package dk.adgang.secondfactor.broker;
