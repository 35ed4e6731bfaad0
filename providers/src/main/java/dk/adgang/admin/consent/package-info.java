/**
 * Membership by consent: the owner of an existing account is asked by mail whether an employer may
 * add them, and joins by saying yes. {@link dk.adgang.admin.consent.NewColleague} is where a
 * request comes in, {@link dk.adgang.admin.consent.JoinPages} where the answer does.
 */
package dk.adgang.admin.consent;
