/**
 * Requests that are sent twice, by a caller who did not see the first answer: {@link
 * dk.adgang.admin.rest.answer.RepeatedRequest} is where to start.
 */
package dk.adgang.admin.rest.answer;
