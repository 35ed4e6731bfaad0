/** Twilio. */
package dk.adgang.sms.gateway.twilio;
