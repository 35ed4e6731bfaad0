package dk.adgang.testbed.pages;

import java.util.Locale;

/** The screens that every journey is tried on. */
public enum Screen {
  PHONE(390, 844),
  DESKTOP(1280, 800);

  public final int width;
  public final int height;

  Screen(int width, int height) {
    this.width = width;
    this.height = height;
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
