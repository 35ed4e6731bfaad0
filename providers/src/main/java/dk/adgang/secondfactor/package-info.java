/**
 * Choosing, requiring, proving, removing a second factor of any method. {@link
 * dk.adgang.secondfactor.SecondFactorStatus} says where an employee stands.
 */
package dk.adgang.secondfactor;
