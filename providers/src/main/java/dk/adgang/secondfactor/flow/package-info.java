/** Steps and conditions of the login flow that know no method. */
package dk.adgang.secondfactor.flow;
