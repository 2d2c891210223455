package org.broadsheet.ledger;

import org.broadsheet.content.PublicationEvent;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the log with the contents that it names, as views replay it.
 *
 * @param index its place, from 0
 * @param bytes the leaf, exactly as logged; not to be changed
 * @param event the same, read
 * @param content canonical bytes of the document, null where the entry names none or an erasure
 *     removed it
 * @param statement canonical bytes of the statement, null likewise
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the index names the entry
public record LoggedEntry(
    long index,
    byte[] bytes,
    PublicationEvent event,
    byte @Nullable [] content,
    byte @Nullable [] statement) {}
