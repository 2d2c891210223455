/** The publication log: append, checkpoint, tiles, proofs, follow, verify. */
@NullMarked
package org.broadsheet.ledger;

import org.jspecify.annotations.NullMarked;
