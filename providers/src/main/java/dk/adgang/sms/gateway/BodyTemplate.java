package dk.adgang.sms.gateway;

import dk.adgang.Rule;

/** The body of a request, with placeholders. */
@Rule
interface BodyTemplate {

  /** The body for one message, escaped as its content type asks for. */
  String fill(Placeholders values);
}
