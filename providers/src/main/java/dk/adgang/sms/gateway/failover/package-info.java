/** Several gateways in turn, with a circuit breaker for each. */
package dk.adgang.sms.gateway.failover;
