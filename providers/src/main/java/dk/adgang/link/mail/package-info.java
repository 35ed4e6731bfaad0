/** The mails that carry a link or tell of a changed password. */
package dk.adgang.link.mail;
