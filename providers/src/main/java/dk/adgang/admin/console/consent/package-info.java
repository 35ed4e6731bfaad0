/** The owners of accounts who were asked whether an employer may add them, as a page. */
package dk.adgang.admin.console.consent;
