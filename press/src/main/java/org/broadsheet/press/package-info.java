/** Views to bytes: templates, pages, feeds, fragments. */
@NullMarked
package org.broadsheet.press;

import org.jspecify.annotations.NullMarked;
