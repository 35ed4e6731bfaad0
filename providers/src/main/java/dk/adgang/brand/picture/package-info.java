/**
 * Pure rules about the picture that somebody uploads as a logo: {@link
 * dk.adgang.brand.picture.LogoRule} takes the bytes, and answers a picture that was written anew or
 * the reason why there is none. It throws the sent bytes away, because they may hold more than a
 * picture.
 */
package dk.adgang.brand.picture;
