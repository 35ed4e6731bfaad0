package dk.adgang.testbed.pages;

import static org.assertj.core.api.Assertions.assertThat;

/** The page on which an employee gives a mobile number. */
public final class SmsNumberPage {

  private final Window window;

  public SmsNumberPage(Window window) {
    window.await("#number", "the page for the mobile number");
    this.window = window;
  }

  public SmsCodePage give(String number) {
    send(number);
    return new SmsCodePage(window);
  }

  public SmsNumberPage isRefused(String number, String words) {
    send(number);
    window.await("#input-error-number", "a refusal of the number");
    assertThat(window.text("#input-error-number")).contains(words);
    return this;
  }

  private void send(String number) {
    window.find("#number").fill(number);
    window.leaving(() -> window.find("#adgang-send").click());
  }

  public SmsNumberPage picture(String name) {
    window.picture(name);
    return this;
  }
}
