/**
 * The guards at the exits: the places where Keycloak hands out a session, cookie, code, token or
 * assertion. The steps in the middle of a login are the friendly part; the guards here enforce the
 * requirement, twice, and each alone is enough.
 *
 * <p>Start at {@link dk.adgang.exit.ExitRule}, which decides, and {@link dk.adgang.exit.ExitGuard},
 * which reads the facts. There is one adapter for each place: {@code GuardedCookieProvider} before
 * a session is usable, which every login in a browser passes before anything else leaves; and, each
 * independent of that, {@code GuardedTokenProcessorFactory} at everything that makes tokens and
 * {@code GuardedSamlProtocolFactory} at assertions, which pass no token endpoint.
 */
package dk.adgang.exit;
