package io.miharu.app.run;

import java.io.IOException;

/** Leaves the frame loop after Ctrl-C; never leaves this package. */
final class StoppedByUser extends IOException {

  private static final long serialVersionUID = 1;

  StoppedByUser() {
    super("stopped by the user");
  }
}
