package org.broadsheet.desk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said about a passage.
 *
 * @param n the version that it was said about
 * @param passage word for word from that version; empty for the whole
 * @param settled when it was dealt with, null while it is open
 */
public record Remark(
    String id,
    int n,
    PersonId person,
    String passage,
    String text,
    Instant time,
    @Nullable Instant settled) {}
