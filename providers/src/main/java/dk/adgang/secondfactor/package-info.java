/**
 * Choosing, requiring, proving, removing a second factor, whatever its method is. {@link
 * dk.adgang.secondfactor.SecondFactorStatus} says where an employee stands.
 */
package dk.adgang.secondfactor;
