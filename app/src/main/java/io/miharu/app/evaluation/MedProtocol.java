package io.miharu.app.evaluation;

import io.miharu.app.console.UsageException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many examples a run may look at.
 *
 * @param examples k, 0 or more
 */
record MedProtocol(int examples) {

  private static final Pattern FORM = Pattern.compile("(?:(\\d{3})Ex|k=(\\d{1,6}))");

  static MedProtocol parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new UsageException(
          "--protocol is 000Ex, 010Ex, 100Ex or k=N, got \"%s\"".formatted(text));
    }
    String number = form.group(1) != null ? form.group(1) : form.group(2);
    return new MedProtocol(Integer.parseInt(number));
  }
}
