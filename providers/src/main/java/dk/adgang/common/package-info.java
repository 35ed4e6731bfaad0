/**
 * The things that every package may use: texts, dates, keyed hashes, the realm, the brute force
 * gate, the list of refusals. It knows no other package.
 */
package dk.adgang.common;
