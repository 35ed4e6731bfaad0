/**
 * What a method of second factor is, to everything that does not know which there are. Start at
 * {@link dk.adgang.secondfactor.method.SecondFactorMethod}.
 */
package dk.adgang.secondfactor.method;
