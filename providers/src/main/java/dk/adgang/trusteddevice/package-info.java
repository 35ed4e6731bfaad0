/** Devices that are not asked for the second factor again, and browsers that are known. */
package dk.adgang.trusteddevice;
