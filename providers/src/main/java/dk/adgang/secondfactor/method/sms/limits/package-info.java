/** The rules of whether an SMS may be sent now, and which employer pays for it. */
package dk.adgang.secondfactor.method.sms.limits;
