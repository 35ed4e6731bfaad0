package dk.adgang.admin.rest;

import com.fasterxml.jackson.databind.JsonNode;

/** The subjects of the pages, in the order in which the first page lists them. */
enum OpenApiSubject {
  EMPLOYEES("employees", "Employees"),
  LINKS("links", "Links and welcomes"),
  SECOND_FACTOR("second-factor", "Second factor"),
  TITLES("titles", "Titles and overview"),
  SETTINGS("settings", "Settings of an employer"),
  SETUP("setup", "Setup and description");

  private final String page;
  private final String heading;

  OpenApiSubject(String name, String heading) {
    this.page = "openapi-" + name + ".md";
    this.heading = heading;
  }

  static OpenApiSubject of(String path, JsonNode call) {
    return switch (call.path("tags").path(0).asText()) {
      case "employees" -> EMPLOYEES;
      case "links" -> LINKS;
      case "second factor" -> SECOND_FACTOR;
      case "employers" -> path.startsWith("/employers/") ? SETTINGS : TITLES;
      case "setup", "about" -> SETUP;
      default -> throw new IllegalArgumentException("No page for " + path);
    };
  }

  /** The name of the page's file. */
  String page() {
    return page;
  }

  String heading() {
    return heading;
  }
}
