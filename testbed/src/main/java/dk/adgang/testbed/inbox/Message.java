package dk.adgang.testbed.inbox;

import java.time.Instant;

/**
 * A received e-mail or SMS.
 *
 * @param to one recipient; a mail to several becomes one message for each
 * @param subject empty for an SMS
 * @param html empty where there is none
 * @param raw the mail as it came, with its headers; empty for an SMS
 */
public record Message(
    String id,
    Channel channel,
    String to,
    String from,
    String subject,
    String text,
    String html,
    Instant at,
    String raw) {}
