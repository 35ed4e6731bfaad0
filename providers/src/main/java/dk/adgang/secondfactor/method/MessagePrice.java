package dk.adgang.secondfactor.method;

import dk.adgang.common.PureRule;

/**
 * The price of one message, as somebody has told it: no service reports it.
 *
 * @param hundredths of the currency, as øre
 * @param currency as it stands behind an amount, as «kr.»
 */
@PureRule
public record MessagePrice(int hundredths, String currency) {}
