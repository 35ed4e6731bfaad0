/** Jobs that a node does over and over, on a thread of their own. */
package dk.adgang.job;
