/** A login under way: what it began with, whether it may go on, and how it and sessions end. */
package dk.adgang.login;
