package dk.adgang.sms.gateway.support;

import dk.adgang.common.PureRule;

/** The body of a request, with placeholders. */
@PureRule
public interface BodyTemplate {

  /** The body for one message, escaped as its content type asks for. */
  String fill(Placeholders values);
}
