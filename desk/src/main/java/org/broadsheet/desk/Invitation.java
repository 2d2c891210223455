package org.broadsheet.desk;

import java.time.Instant;

/**
 * Somebody who was asked to join and has not yet.
 *
 * @param id names it on pages; it lets nobody in
 * @param name as it will be printed
 * @param invited the id that they will have; the log speaks of it before they join
 */
public record Invitation(
    String id,
    String name,
    String language,
    Grants grants,
    PersonId by,
    Instant expires,
    PersonId invited) {}
