/** The SPI of SMS gateways and of those that listen to delivery reports. Other jars may use it. */
package dk.adgang.sms.gateway.api;
