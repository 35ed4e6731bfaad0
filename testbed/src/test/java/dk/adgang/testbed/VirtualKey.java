package dk.adgang.testbed;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;

/**
 * A device that makes and keeps passkeys, as Chromium's DevTools protocol plays one. It belongs to
 * one window.
 */
final class VirtualKey {

  private final CDPSession browser;
  private final String id;

  private VirtualKey(CDPSession browser, String id) {
    this.browser = browser;
    this.id = id;
  }

  /** A phone or computer with a fingerprint reader, and the owner's finger always on it. */
  static VirtualKey in(Window window) {
    return in(window, "internal");
  }

  /** A security key in the hand of its owner, who knows its PIN. */
  static VirtualKey usb(Window window) {
    return in(window, "usb");
  }

  private static VirtualKey in(Window window, String transport) {
    var browser = window.context().newCDPSession(window.page());
    browser.send("WebAuthn.enable");
    var options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", transport);
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    options.addProperty("automaticPresenceSimulation", true);
    var wish = new JsonObject();
    wish.add("options", options);
    var made = browser.send("WebAuthn.addVirtualAuthenticator", wish);
    return new VirtualKey(browser, made.get("authenticatorId").getAsString());
  }

  /** How many passkeys the device keeps. */
  int size() {
    return credentials().size();
  }

  /** The id of the one passkey, in base64url. */
  String credentialId() {
    var id = credentials().get(0).getAsJsonObject().get("credentialId").getAsString();
    return id.replace('+', '-').replace('/', '_').replace("=", "");
  }

  private JsonArray credentials() {
    return browser.send("WebAuthn.getCredentials", me()).getAsJsonArray("credentials");
  }

  private JsonObject me() {
    var me = new JsonObject();
    me.addProperty("authenticatorId", id);
    return me;
  }
}
