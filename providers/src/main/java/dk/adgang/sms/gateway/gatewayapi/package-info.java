/** GatewayAPI. */
package dk.adgang.sms.gateway.gatewayapi;
