/** The support panel on each page: hours, phone, chat. */
package dk.adgang.support;
