package dk.adgang.admin.rest;

/**
 * The body of a request for a new password.
 *
 * @param clientId the client that the employee goes on to; null for the realm's own choice
 * @param redirectUri where exactly; null for the client's home page
 * @param endSessions whether the employee is logged out everywhere now
 * @param block whether the old password works no more
 */
record ResetRequest(String clientId, String redirectUri, boolean endSessions, boolean block) {}
