package dk.adgang.policy.settings;

import java.util.List;
import java.util.Map;

/** The methods of the product, as its settings name them. */
public final class StockMethods {

  public static final KnownMethods KNOWN =
      new KnownMethods(List.of("sms", "otp", "passkey"), Map.of("sms", SecondFactorSettings.SMS));

  private StockMethods() {}
}
