/**
 * The newsroom's door: the people of a newsroom, their drafts, the reviews, and the acts by which a
 * story goes into the log.
 *
 * <p>Enter by {@link Newsroom} for the acts themselves, one class each ({@link Publish}, {@link
 * Approve}, {@link Withdraw}, …), and by {@link Desk} for the web pages in front of them. The acts
 * know neither Spring nor HTTP. This room must not know the edge.
 */
@NullMarked
package org.broadsheet.desk;

import org.jspecify.annotations.NullMarked;
