/** What has happened to one employee and to the links that were mailed, in the reader's words. */
package dk.adgang.admin.console.history;
