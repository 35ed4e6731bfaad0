package dk.adgang.admin.imports;

import dk.adgang.common.PureRule;
import java.time.Instant;

/**
 * A file that somebody has had created, or is having created.
 *
 * @param startedAt when that was begun
 * @param total how many rows it has
 * @param done how many of them are worked off
 */
@PureRule
public record BegunImport(String id, Instant startedAt, long total, long done) {}
