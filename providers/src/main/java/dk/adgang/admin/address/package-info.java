/**
 * A login address that changes after somebody has used the account: the old address is told, links
 * and sessions end. {@link dk.adgang.admin.address.AddressEventListener} hears of each change.
 */
package dk.adgang.admin.address;
