/** Formats: captures, pages, feeds, agency formats to drafts and back. */
@NullMarked
package org.broadsheet.wire;

import org.jspecify.annotations.NullMarked;
