/** Delivery reports that services call us with. */
package dk.adgang.sms.gateway.reports;
