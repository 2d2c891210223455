/**
 * The archive: a Lucene view of the log that finds stories. Lists by channel, time, topic, author
 * and source; search; related reading. Disposable: replaying the log makes the same again.
 *
 * <p>Enter by {@link Archive}, read through a {@link Snapshot}. This room must not know HTML.
 */
@NullMarked
package org.broadsheet.archive;

import org.jspecify.annotations.NullMarked;
