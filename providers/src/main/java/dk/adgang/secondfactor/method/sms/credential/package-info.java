/** The phone number as a stored credential. */
package dk.adgang.secondfactor.method.sms.credential;
