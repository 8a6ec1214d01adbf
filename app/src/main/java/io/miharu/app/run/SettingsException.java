package io.miharu.app.run;

import java.io.IOException;

/** A setting that does not fit a source or a model, which shows only once that is open. */
public final class SettingsException extends IOException {

  private static final long serialVersionUID = 1;

  public SettingsException(String message) {
    super(message);
  }

  public SettingsException(String source, IllegalArgumentException misfit) {
    super(source + ": " + misfit.getMessage(), misfit);
  }
}
