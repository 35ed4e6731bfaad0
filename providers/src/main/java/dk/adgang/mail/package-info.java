/**
 * The outbox, the courier that empties it, and the SPI of letters. {@code Outbox} is where to
 * start.
 */
package dk.adgang.mail;
