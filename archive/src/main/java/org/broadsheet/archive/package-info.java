/** A Lucene view of the log: lists, search, related. */
@NullMarked
package org.broadsheet.archive;

import org.jspecify.annotations.NullMarked;
