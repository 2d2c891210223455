/**
 * Reader signals: moods about stories and votes in polls, counted and ranked, and reports of
 * errors. Enter by {@link org.broadsheet.pulse.Pulse}. It has a store of its own, so a storm of
 * moods never delays the desk, and it must not know who a reader is: it sees a random token, keeps
 * only a keyed hash of it (see {@link org.broadsheet.pulse.ReaderToken}), and never joins two
 * stories or polls.
 */
@NullMarked
package org.broadsheet.pulse;

import org.jspecify.annotations.NullMarked;
