/** Mails and events about changed second factors. */
package dk.adgang.secondfactor.notice;
