/** The page that offers the methods, and the employee's decision there. */
package dk.adgang.secondfactor.choice;
