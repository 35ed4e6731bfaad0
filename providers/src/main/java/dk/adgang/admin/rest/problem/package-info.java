/**
 * The answer to a refused request: {@link dk.adgang.admin.rest.problem.RefusedRequest} makes it, in
 * the old form and as problem details (RFC 9457) at once.
 */
package dk.adgang.admin.rest.problem;
