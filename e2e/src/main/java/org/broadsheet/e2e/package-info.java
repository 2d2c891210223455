/** Black-box tests of the packaged program, in a real browser. */
@NullMarked
package org.broadsheet.e2e;

import org.jspecify.annotations.NullMarked;
