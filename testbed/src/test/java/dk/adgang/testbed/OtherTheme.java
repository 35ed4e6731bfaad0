package dk.adgang.testbed;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Login themes that a realm may have. */
enum OtherTheme {
  OURS("adgang", null),

  /** A theme of the realm's own, made from ours. */
  CHILD("of-a-child", "parent=adgang\n"),

  /** Keycloak's. */
  NEWEST("keycloak.v2", null),

  /** Keycloak's older one. */
  OLDER("keycloak", null),

  /** A theme of the realm's own that knows nothing of us, and has no style at all. */
  BARE("of-somebody", "parent=base\nlocales=da,en\n");

  /** What each theme of the tests is for. */
  static final List<String> TYPES = List.of("login", "email");

  private final String id;
  private final String properties;

  OtherTheme(String id, String properties) {
    this.id = id;
    this.properties = properties;
  }

  String id() {
    return id;
  }

  String properties() {
    return properties;
  }

  /** Whether the pages are looked after by our theme. */
  boolean isOurs() {
    return this == OURS || this == CHILD;
  }

  static List<OtherTheme> madeByTests() {
    return Arrays.stream(values()).filter(theme -> theme.properties != null).toList();
  }

  /** What a jar says of the themes in it. */
  static String description() {
    var themes =
        madeByTests().stream().map(theme -> Map.of("name", theme.id, "types", TYPES)).toList();
    return AdminRest.text(Map.of("themes", themes));
  }
}
