package dk.adgang.sms.gateway;

import dk.adgang.PureRule;

/** The body of a request, with placeholders. */
@PureRule
interface BodyTemplate {

  /** The body for one message, escaped as its content type asks for. */
  String fill(Placeholders values);
}
