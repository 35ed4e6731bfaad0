/** Taking a second factor away: the rule and the page. */
package dk.adgang.secondfactor.removal;
