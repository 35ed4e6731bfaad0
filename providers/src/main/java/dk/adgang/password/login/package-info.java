/** The password page of the login flow, and the check of old passwords there. */
package dk.adgang.password.login;
