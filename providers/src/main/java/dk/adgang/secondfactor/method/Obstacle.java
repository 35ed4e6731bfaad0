package dk.adgang.secondfactor.method;

import dk.adgang.common.PureRule;
import java.time.Instant;

/**
 * The reason why a method cannot be used for now.
 *
 * @param reason a word of the method's own
 * @param until when it is over; null where that is not known
 */
@PureRule
public record Obstacle(String reason, Instant until) {}
