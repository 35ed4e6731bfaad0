package dk.adgang.secondfactor.method;

import dk.adgang.PureRule;
import java.time.Instant;

/**
 * Something that is in the way of a method for now.
 *
 * @param reason a word of the method's own
 * @param until when it is over; null where nobody knows
 */
@PureRule
public record Obstacle(String reason, Instant until) {}
