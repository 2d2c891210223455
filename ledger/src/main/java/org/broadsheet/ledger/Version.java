package org.broadsheet.ledger;

/**
 * The newest entry about a subject.
 *
 * @param index its place in the log
 * @param revision its revision; the next one is one more
 */
public record Version(long index, int revision) {}
