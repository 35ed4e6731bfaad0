/**
 * The employer as its employees know it: a name and a logo, on pages and in mails. {@link
 * dk.adgang.brand.Brands} reads both; the pictures are in a table of our own, and {@link
 * dk.adgang.brand.LogoPages} serves them.
 */
package dk.adgang.brand;
