/**
 * The vocabulary of the newspaper: what people write and approve ({@link Article} and the other
 * {@link Document}s), what publishing adds ({@link PublicationEvent}), and the canonical JSON whose
 * SHA-256 binds the two.
 *
 * <p>Enter by {@link Document} and {@link PublicationEvent}. This room must not know where anything
 * is stored or shown.
 */
@NullMarked
package org.broadsheet.content;

import org.jspecify.annotations.NullMarked;
