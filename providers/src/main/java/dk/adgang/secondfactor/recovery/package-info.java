/** Recovery codes: the backup beside the methods. */
package dk.adgang.secondfactor.recovery;
