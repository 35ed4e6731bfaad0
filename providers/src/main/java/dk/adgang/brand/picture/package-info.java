/**
 * Pure rules about the picture that somebody uploads as a logo: {@link
 * dk.adgang.brand.picture.LogoRule} takes the bytes, and answers a picture that was written anew or
 * the reason why there is none. Nothing of the upload itself is ever kept or served.
 */
package dk.adgang.brand.picture;
