package org.broadsheet.ledger;

import org.broadsheet.content.PublicationEvent;

/**
 * An entry that is in the log once the transaction commits; nothing of it may be shown before.
 *
 * @param index its place in the log, from 0
 * @param event as it was appended, with its time
 * @param bytes the leaf
 * @param checkpoint the log's, after the last entry of the same append
 */
public record Appended(long index, PublicationEvent event, byte[] bytes, Checkpoint checkpoint) {}
