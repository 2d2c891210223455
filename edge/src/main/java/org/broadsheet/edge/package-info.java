/**
 * The edge: the reader's door. Serves pages, feeds, media, search, moods and the log's tiles over
 * HTTP/1.1. A page that is asked for often is one look-up in memory; everything else is made off
 * the event loop by bounded pools.
 *
 * <p>Enter by {@link Edge}. This room must not know the desk or its database.
 */
@NullMarked
package org.broadsheet.edge;

import org.jspecify.annotations.NullMarked;
