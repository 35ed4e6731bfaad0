/** Grants that run no flow; they are closed or checked in our realms. */
package dk.adgang.secondfactor.grants;
