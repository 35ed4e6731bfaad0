/**
 * The interface of a method of second factor, for code that does not know which methods there are.
 * Start at {@link dk.adgang.secondfactor.method.SecondFactorMethod}.
 */
package dk.adgang.secondfactor.method;
