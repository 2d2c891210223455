/** The newsroom's door: people, review, publishing. */
@NullMarked
package org.broadsheet.desk;

import org.jspecify.annotations.NullMarked;
