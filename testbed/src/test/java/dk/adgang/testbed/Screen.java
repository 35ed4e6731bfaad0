package dk.adgang.testbed;

import java.util.Locale;

/** The screens that every journey is tried on. */
enum Screen {
  PHONE(390, 844),
  DESKTOP(1280, 800);

  final int width;
  final int height;

  Screen(int width, int height) {
    this.width = width;
    this.height = height;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
