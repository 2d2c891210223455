/**
 * The way in and out for foreign formats: captures, web pages, feeds and agency formats to drafts,
 * stories to feeds and sitemaps, and the guarded HTTP client.
 *
 * <p>Enter by {@link org.broadsheet.wire.Intake}. Reading goes in small steps: {@code Charsets}
 * (bytes to text), {@code Lines} (text to lines) or {@code WebPage} (markup to lines and hints),
 * {@code MainText} (which lines are the story), {@code Story} (everything that the lines around it
 * state). It must know neither storage nor HTTP servers.
 *
 * <p>A whole newspaper travels as JSON Lines: {@link org.broadsheet.wire.DocumentLines} reads and
 * writes them and documents their form.
 */
@NullMarked
package org.broadsheet.wire;

import org.jspecify.annotations.NullMarked;
