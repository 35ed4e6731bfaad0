package dk.adgang.admin.rest;

import java.util.List;

/**
 * The body of a request for many welcomes.
 *
 * @param userIds whom to welcome
 * @param clientId the client that they go on to; null for the realm's own choice
 * @param redirectUri where exactly; null for the client's home page
 */
record WelcomesRequest(List<String> userIds, String clientId, String redirectUri) {}
