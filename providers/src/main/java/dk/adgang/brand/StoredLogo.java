package dk.adgang.brand;

/**
 * An employer's logo as it is stored, without its bytes.
 *
 * @param hash SHA-256 of the bytes
 * @param width in pixels
 * @param height in pixels
 * @param plate what it was put on: {@code NONE}, {@code LIGHT} or {@code DARK}
 */
public record StoredLogo(String hash, int width, int height, String plate) {}
