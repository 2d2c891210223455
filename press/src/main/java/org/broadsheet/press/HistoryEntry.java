package org.broadsheet.press;

import org.broadsheet.content.PublicationEvent;

/** One line of a story's public history: an entry and its place in the log. */
public record HistoryEntry(long index, PublicationEvent event) {}
