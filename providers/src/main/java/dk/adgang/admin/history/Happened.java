package dk.adgang.admin.history;

import dk.adgang.common.PureRule;

/**
 * An event as a reader may know it: without addresses, apps, identity providers and employers.
 *
 * @param method the id of the second factor that it is about; null for none
 * @param purpose the purpose of the link that it is about; null for none
 */
@PureRule
record Happened(Happening what, String method, String purpose) {}
