package dk.adgang.testbed.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/** «Beskyt din konto med 2-faktor»: the choice of a second factor. */
public final class ChoicePage {

  private static final String FORM = "#adgang-choose";

  private final Window window;

  public ChoicePage(Window window) {
    window.await(FORM, "the choice of a second factor");
    this.window = window;
  }

  public ChoicePage offers(String method) {
    assertThat(window.has("button[data-method=" + method + "]")).as("offers " + method).isTrue();
    return this;
  }

  /** A method is shown, and cannot be chosen. */
  public ChoicePage showsUnavailable(String method, String why) {
    assertThat(window.has("button[data-method=" + method + "]")).as("offers " + method).isFalse();
    assertThat(window.text("[data-method=" + method + "][data-available=false]")).contains(why);
    return this;
  }

  public ChoicePage canBeSkipped(boolean can) {
    assertThat(window.has("#adgang-skip")).as("«Spring 2FA-opsætning over»").isEqualTo(can);
    return this;
  }

  /** The choice can wait, and the page says until when. */
  public ChoicePage canBePutOff(String lastDay) {
    assertThat(window.has("#adgang-later")).as("«Senere»").isTrue();
    return says("senest den " + lastDay);
  }

  public ChoicePage cannotBePutOff() {
    assertThat(window.has("#adgang-later")).as("«Senere»").isFalse();
    return this;
  }

  public Window later() {
    assertThat(window.text("#adgang-later")).isEqualTo("Senere");
    window.leaving(() -> window.find("#adgang-later").click());
    return window;
  }

  public ChoicePage says(String words) {
    assertThat(window.text("main")).contains(words);
    return this;
  }

  public Window skip() {
    assertThat(window.text("#adgang-skip")).isEqualTo("Spring 2FA-opsætning over");
    window.leaving(() -> window.find("#adgang-skip").click());
    return window;
  }

  public SmsNumberPage chooseSms() {
    window.find("button[data-method=sms]").click();
    return new SmsNumberPage(window);
  }

  public AuthenticatorAppPage chooseApp() {
    window.find("button[data-method=otp]").click();
    return new AuthenticatorAppPage(window);
  }

  public PasskeyAddPage choosePasskey() {
    window.find("button[data-method=passkey]").click();
    return new PasskeyAddPage(window);
  }

  /** Sends a method that the page does not offer. */
  public ChoicePage forge(String field, String value) {
    window.forge(FORM, Map.of(field, value));
    return new ChoicePage(window);
  }

  public ChoicePage picture(String name) {
    window.picture(name);
    return this;
  }
}
