/** Measurements. */
@NullMarked
package org.broadsheet.bench;

import org.jspecify.annotations.NullMarked;
