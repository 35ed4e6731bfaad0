/**
 * A code by SMS as a second factor. {@link dk.adgang.secondfactor.method.sms.SmsMethod} registers
 * it, {@code SmsChallenge} is one number in one login.
 */
package dk.adgang.secondfactor.method.sms;
