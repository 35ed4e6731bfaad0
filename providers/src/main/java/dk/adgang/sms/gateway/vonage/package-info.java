/** Vonage. */
package dk.adgang.sms.gateway.vonage;
