/** The parts that gateways share: settings, secrets, requests, templates, signatures. */
package dk.adgang.sms.gateway.support;
