/** Any SMS service with an HTTP API, described by settings. */
package dk.adgang.sms.gateway.http;
