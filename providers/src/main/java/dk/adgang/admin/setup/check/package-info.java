/** Checks of the parts of a realm but its flows: each compares what is there with what is meant. */
package dk.adgang.admin.setup.check;
