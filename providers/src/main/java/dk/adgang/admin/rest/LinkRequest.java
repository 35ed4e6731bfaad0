package dk.adgang.admin.rest;

/**
 * The body of a request for a link.
 *
 * @param clientId the client that the employee goes on to; null for the realm's own choice
 * @param redirectUri where exactly; null for the client's home page
 */
record LinkRequest(String clientId, String redirectUri) {}
