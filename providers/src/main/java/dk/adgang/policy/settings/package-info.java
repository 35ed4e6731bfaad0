/**
 * The settings of realms and employers: their names, what they may hold, and what is said of those
 * that are misspelt.
 */
package dk.adgang.policy.settings;
