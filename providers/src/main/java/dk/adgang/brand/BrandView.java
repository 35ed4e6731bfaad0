package dk.adgang.brand;

import dk.adgang.common.DisplayText;

/**
 * The employer as a page or a mail shows it. Public, because templates can only read public types.
 *
 * @param organization the name of the organization, by which other parts of a page may know it
 * @param name the name to show
 * @param logo null for none
 */
public record BrandView(String organization, DisplayText name, LogoView logo) {

  /**
   * The logo.
   *
   * @param url the whole address, on our own host
   * @param width as it is shown, in pixels of CSS
   * @param height as it is shown, in pixels of CSS
   */
  public record LogoView(String url, int width, int height) {}
}
