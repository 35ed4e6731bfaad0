package dk.adgang.testbed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import java.util.Base64;

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

  /**
   * Keeps a passkey that was made elsewhere.
   *
   * @param owner the employee's id
   */
  void keep(PlainKey key, String owner) {
    var credential = new JsonObject();
    credential.addProperty("credentialId", key.secret()[0]);
    credential.addProperty("privateKey", key.secret()[1]);
    credential.addProperty("isResidentCredential", true);
    credential.addProperty("rpId", "localhost");
    credential.addProperty("userHandle", Base64.getEncoder().encodeToString(owner.getBytes(UTF_8)));
    credential.addProperty("signCount", 1);
    var wish = me();
    wish.add("credential", credential);
    browser.send("WebAuthn.addCredential", wish);
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
