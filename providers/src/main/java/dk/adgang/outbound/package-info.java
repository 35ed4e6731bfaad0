/** Requests to other services through the server's proxy, and bounded reading of their answers. */
package dk.adgang.outbound;
