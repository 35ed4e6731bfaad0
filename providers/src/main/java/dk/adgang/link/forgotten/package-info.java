/** «Forgot password» as steps of the reset flow. */
package dk.adgang.link.forgotten;
