package org.broadsheet.press;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A page could not be made though the log is whole: a fault of program or package. The edge keeps
 * the last good page and raises an alarm.
 */
public final class PressFailure extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  PressFailure(String what, String hint, @Nullable Throwable cause) {
    super(what + " (" + hint + ")", cause);
  }
}
