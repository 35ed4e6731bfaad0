package dk.adgang.admin.imports;

import dk.adgang.common.PureRule;

/**
 * A row of a file as it was understood, so that a reader sees which column is which.
 *
 * @param line the line of the file, counted from 1
 * @param firstName null for none, as the others
 */
@PureRule
public record ImportSample(
    long line, String firstName, String lastName, String email, String title, String phone) {}
