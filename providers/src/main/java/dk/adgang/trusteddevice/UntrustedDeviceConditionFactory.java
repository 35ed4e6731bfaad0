package dk.adgang.trusteddevice;

import dk.adgang.common.keycloak.FlowConditionFactory;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;

/** Offers {@link UntrustedDeviceCondition} to flows. */
public final class UntrustedDeviceConditionFactory implements FlowConditionFactory {

  /** The id of the step. */
  public static final String ID = "adgang-device-unknown";

  private static final UntrustedDeviceCondition SINGLETON = new UntrustedDeviceCondition();

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public String getDisplayType() {
    return "Condition - device not remembered";
  }

  @Override
  public String getHelpText() {
    return "Leaves out the second factor on a device that the employee has had remembered, where the employer allows it."
        + " Put it beside the condition «second factor enrolled», after the password; never into a flow for forgotten"
        + " passwords.";
  }

  /** So that the account console lists the devices. */
  @Override
  public String getReferenceCategory() {
    return DeviceCredential.TYPE;
  }

  @Override
  public ConditionalAuthenticator getSingleton() {
    return SINGLETON;
  }
}
