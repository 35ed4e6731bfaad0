package dk.adgang.admin.employers;

import dk.adgang.brand.BrandView.LogoView;
import dk.adgang.brand.StoredLogo;
import java.util.Locale;

/**
 * The logo of an employer.
 *
 * @param employer the alias
 * @param width of the picture, in pixels
 * @param height of the picture, in pixels
 * @param plate what it was put on, so that it is seen everywhere: {@code none}, {@code light} or
 *     {@code dark}
 * @param url where anybody gets the picture
 */
public record LogoReport(String employer, int width, int height, String plate, String url) {

  static LogoReport of(String employer, StoredLogo logo, LogoView view) {
    return new LogoReport(
        employer, logo.width(), logo.height(), logo.plate().toLowerCase(Locale.ROOT), view.url());
  }
}
