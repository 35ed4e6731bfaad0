/**
 * Limits on how often something may happen, counted in the database, one request at a time. {@code
 * RateLimiter} is where to start.
 */
package dk.adgang.ratelimit;
