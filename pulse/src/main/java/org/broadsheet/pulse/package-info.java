/** Reader signals: moods, counts. */
@NullMarked
package org.broadsheet.pulse;

import org.jspecify.annotations.NullMarked;
