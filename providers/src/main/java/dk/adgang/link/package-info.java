/**
 * A mailed link: issued, opened, used, expired, retired. {@link dk.adgang.link.LinkService} is
 * where to start, {@code LinkState} lists the states of a link.
 */
package dk.adgang.link;
