/** The reader's door: pages, fragments, moods, the log's tiles. */
@NullMarked
package org.broadsheet.edge;

import org.jspecify.annotations.NullMarked;
