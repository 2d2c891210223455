/** Main: the commands, the configuration, the wiring. */
@NullMarked
package org.broadsheet.app;

import org.jspecify.annotations.NullMarked;
