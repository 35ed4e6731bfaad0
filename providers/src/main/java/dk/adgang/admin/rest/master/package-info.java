/**
 * The one call of ours in master: {@link dk.adgang.admin.rest.master.MasterResource} switches the
 * console of master on.
 */
package dk.adgang.admin.rest.master;
