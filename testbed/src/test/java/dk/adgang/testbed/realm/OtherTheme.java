package dk.adgang.testbed.realm;

import dk.adgang.testbed.AdminRest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Login themes that a realm may have. */
public enum OtherTheme {
  OURS("adgang", null),

  /** A theme of the realm's own, made from ours. */
  CHILD("of-a-child", "parent=adgang\n"),

  /** Keycloak's. */
  NEWEST("keycloak.v2", null),

  /** Keycloak's older one. */
  OLDER("keycloak", null),

  /** A theme of the realm's own that knows nothing of us, and has no style at all. */
  BARE("of-somebody", "parent=base\nlocales=da,en\n");

  /** The types that each theme of the tests has. */
  public static final List<String> TYPES = List.of("login", "email");

  private final String id;
  private final String properties;

  OtherTheme(String id, String properties) {
    this.id = id;
    this.properties = properties;
  }

  public String id() {
    return id;
  }

  public String properties() {
    return properties;
  }

  /** Whether the pages are our theme's. */
  public boolean isOurs() {
    return this == OURS || this == CHILD;
  }

  public static List<OtherTheme> madeByTests() {
    return Arrays.stream(values()).filter(theme -> theme.properties != null).toList();
  }

  /** The description in a jar of its themes. */
  public static String description() {
    var themes =
        madeByTests().stream().map(theme -> Map.of("name", theme.id, "types", TYPES)).toList();
    return AdminRest.text(Map.of("themes", themes));
  }
}
