/**
 * The demands of a realm on a password, as lines of a checklist in people's words. Begin with
 * {@link dk.adgang.password.demand.Demands}.
 */
package dk.adgang.password.demand;
