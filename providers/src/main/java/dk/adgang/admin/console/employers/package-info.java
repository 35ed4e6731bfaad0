/**
 * The pages about an employer: its titles and its settings, each with the preview of what a change
 * would bring tomorrow morning.
 */
package dk.adgang.admin.console.employers;
