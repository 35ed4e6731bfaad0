package dk.adgang.support;

/**
 * The value that the support panel shows on each page, beside its messages. Public, because
 * templates can only read public types.
 *
 * @param open whether somebody answers now
 */
public record SupportView(boolean open) {}
