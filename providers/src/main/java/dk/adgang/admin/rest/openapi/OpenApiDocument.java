package dk.adgang.admin.rest.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The description of all calls, in OpenAPI 3.1. The file is written by hand; a test compares it
 * with the code.
 */
public final class OpenApiDocument {

  private OpenApiDocument() {}

  /** Returns the file as it is. */
  public static String text() {
    try (InputStream file = OpenApiDocument.class.getResourceAsStream("openapi.json")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
