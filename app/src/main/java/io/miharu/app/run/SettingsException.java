package io.miharu.app.run;

import java.io.IOException;

/** A setting that does not fit a source, which shows only once the source is open. */
public final class SettingsException extends IOException {

  private static final long serialVersionUID = 1;

  public SettingsException(String source, IllegalArgumentException misfit) {
    super(source + ": " + misfit.getMessage(), misfit);
  }
}
