package org.broadsheet.ledger;

import org.broadsheet.content.EntryId;
import org.broadsheet.content.Hash;

/**
 * What became of an imported original.
 *
 * @param subject the story
 * @param content the content with which it last came; the same again changes nothing
 * @param index the entry that brought it
 */
public record Imported(EntryId subject, Hash content, long index) {}
