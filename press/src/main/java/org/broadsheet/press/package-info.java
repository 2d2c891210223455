/**
 * The press: makes the bytes that readers get out of what the archive knows. Pages, feeds,
 * fragments; and which page depends on what.
 *
 * <p>Enter by {@link Press}. A page's bytes are a function of log prefix, theme and program
 * version: no clock, no count, no random. This room must not know HTTP servers or pulse.
 */
@NullMarked
package org.broadsheet.press;

import org.jspecify.annotations.NullMarked;
