/** Welcomes: the listener that sees a new employee, and the batches that welcome many. */
package dk.adgang.link.welcome;
