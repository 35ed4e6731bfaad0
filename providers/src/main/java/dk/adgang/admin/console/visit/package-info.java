/**
 * The parts that all pages of the console have: who may open one, the reader's words, the addresses
 * and the frame around a page; {@link dk.adgang.admin.console.visit.ConsoleGate} is the door.
 */
package dk.adgang.admin.console.visit;
