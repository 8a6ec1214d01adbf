package io.miharu.app.search;

import io.miharu.app.console.UsageException;
import io.miharu.core.MediaTime;
import io.miharu.core.TimeSpan;
import io.miharu.events.index.Clip;
import io.miharu.events.index.ClipReader;
import io.miharu.knowledge.LearnedEvent;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Examples as a user writes them: {@code film.mp4@12-17}, {@code film.mp4@0:12-0:17s}. */
public final class ExampleClip {

  private static final String TIME = "((?:\\d+:){0,2}\\d+(?:\\.\\d+)?)s?";
  private static final Pattern SPAN = Pattern.compile("(.+)@" + TIME + "-" + TIME);

  private ExampleClip() {}

  /**
   * Reads examples, and looks that they are there.
   *
   * @throws UsageException when a video is unknown, or does not last so long
   */
  public static List<LearnedEvent.Example> read(
      List<String> written, String option, ClipReader reader) {
    return written.stream().map(text -> read(text, option, reader)).toList();
  }

  private static LearnedEvent.Example read(String text, String option, ClipReader reader) {
    Matcher matcher = SPAN.matcher(text);
    try {
      if (!matcher.matches()) {
        return of(reader.whole(text));
      }
      LearnedEvent.Example example =
          new LearnedEvent.Example(
              matcher.group(1), seconds(matcher.group(2)), seconds(matcher.group(3)));
      MediaTime length = reader.whole(example.video()).span().end();
      if (example.end() > length.seconds()) {
        throw new IllegalArgumentException(
            "it lies outside the video, which has %s s".formatted(length.seconds()));
      }
      return example;
    } catch (IllegalArgumentException wrong) {
      throw new UsageException(
          "%s %s: %s; write VIDEO or VIDEO@START-END with times in seconds or m:ss"
              .formatted(option, text, wrong.getMessage()),
          wrong);
    }
  }

  /** {@code 1:02.5} is 62.5. */
  private static double seconds(String time) {
    double seconds = 0;
    for (String part : time.split(":", -1)) {
      seconds = 60 * seconds + Double.parseDouble(part);
    }
    return seconds;
  }

  static LearnedEvent.Example of(Clip clip) {
    return new LearnedEvent.Example(
        clip.video(), clip.span().start().seconds(), clip.span().end().seconds());
  }

  static Clip clip(LearnedEvent.Example example) {
    return new Clip(example.video(), TimeSpan.ofSeconds(example.start(), example.end()));
  }
}
