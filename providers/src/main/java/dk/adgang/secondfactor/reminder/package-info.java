/** The mail by which somebody reminds an employee to add a second factor. */
package dk.adgang.secondfactor.reminder;
