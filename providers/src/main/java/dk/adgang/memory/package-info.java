/** The facts that are remembered about an employee, in a table of our own. */
package dk.adgang.memory;
