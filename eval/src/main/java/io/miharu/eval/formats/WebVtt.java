package io.miharu.eval.formats;

import io.miharu.core.MediaTime;
import io.miharu.core.TimeSpan;
import io.miharu.eval.DataFormatException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * WebVTT for a metadata track: each event a cue from its start to its end, with the JSON of {@code
 * events.jsonl} as text. A cue of plain text reads as an event of that name.
 *
 * <p>Source: W3C, "WebVTT: The Web Video Text Tracks Format", candidate recommendation of 2019.
 * Times are milliseconds, so the JSON inside, which has microseconds, goes before them where there
 * is any.
 */
final class WebVtt implements AnnotationFormat.Codec {

  private static final String SIGNATURE = "WEBVTT";
  private static final String ARROW = "-->";
  private static final Pattern TIME =
      Pattern.compile("(?:(\\d{2,}):)?([0-5]\\d):([0-5]\\d)\\.(\\d{3})");

  @Override
  public Annotations read(Path file, ReadHints hints) throws IOException {
    List<String> lines = lines(file);
    if (lines.isEmpty() || !lines.get(0).matches("\ufeff?" + SIGNATURE + "([ \t].*)?")) {
      throw DataFormatException.at(
          file.toString(), 1, 1, "needed WEBVTT on the first line of the file");
    }
    Map<String, List<AnnotatedEvent>> videos = new LinkedHashMap<>();
    int at = 1;
    while (at < lines.size()) {
      int end = at;
      while (end < lines.size() && !lines.get(end).isBlank()) {
        end++;
      }
      cue(file, lines, at, end, videos);
      at = end + 1;
    }
    if (videos.isEmpty()) {
      videos.put(ReadHints.nameOf(file), List.of());
    }
    List<VideoAnnotations> all = new ArrayList<>();
    videos.forEach(
        (name, events) ->
            all.add(
                new VideoAnnotations(
                    name,
                    new Timing(Timing.Basis.SECONDS, hints.rate(name, OptionalDouble.empty())),
                    Optional.empty(),
                    OptionalLong.empty(),
                    List.of(),
                    events)));
    return new Annotations(all, List.of());
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      return Files.readAllLines(file);
    } catch (MalformedInputException binary) {
      throw new DataFormatException(
          file + ": needed WebVTT, got bytes that are not UTF-8 text", binary);
    }
  }

  /** One block of lines; what has no arrow is a note, a style or a region. */
  private static void cue(
      Path file, List<String> lines, int from, int end, Map<String, List<AnnotatedEvent>> videos)
      throws DataFormatException {
    int timing = from;
    while (timing < end && !lines.get(timing).contains(ARROW)) {
      timing++;
    }
    if (timing >= end || timing > from + 1 || lines.get(from).startsWith("NOTE")) {
      return;
    }
    String line = lines.get(timing);
    int arrow = line.indexOf(ARROW);
    MediaTime start = time(file, timing, line.substring(0, arrow).strip());
    String rest = line.substring(arrow + ARROW.length()).strip();
    MediaTime stop = time(file, timing, rest.split("\\s+", 2)[0]); // settings may follow
    if (stop.isBefore(start)) {
      throw DataFormatException.at(
          file.toString(),
          timing + 1,
          1,
          "needed an end after the start, got \"%s\"".formatted(line));
    }
    String text = String.join("\n", lines.subList(timing + 1, end)).strip();
    String video = ReadHints.nameOf(file);
    AnnotatedEvent event;
    if (text.startsWith("{")) {
      EventLines.Sourced sourced =
          EventLines.read(JsonCursor.line(file.toString(), timing + 2, text));
      video = sourced.source().orElse(video);
      event = sourced.event();
    } else {
      event =
          new AnnotatedEvent(
              Names.event(text),
              text,
              new TimeSpan(start, stop),
              OptionalDouble.empty(),
              Optional.empty(),
              List.of());
    }
    videos.computeIfAbsent(video, any -> new ArrayList<>()).add(event);
  }

  private static MediaTime time(Path file, int line, String text) throws DataFormatException {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      throw DataFormatException.at(
          file.toString(),
          line + 1,
          1,
          "needed a time as hh:mm:ss.mmm, got \"%s\"".formatted(text));
    }
    long hours = time.group(1) == null ? 0 : Long.parseLong(time.group(1));
    long seconds =
        (hours * 60 + Long.parseLong(time.group(2))) * 60 + Long.parseLong(time.group(3));
    return new MediaTime((seconds * 1000 + Long.parseLong(time.group(4))) * 1000);
  }

  @Override
  public void write(Path file, List<VideoAnnotations> videos, Losses losses) throws IOException {
    StringBuilder text = new StringBuilder(SIGNATURE + "\n");
    for (VideoAnnotations video : videos) {
      if (!video.events().isEmpty()) {
        video.needSeconds("WebVTT gives seconds");
      }
      losses.add(video.tracks().size(), "track(s): WebVTT holds events only");
      losses.addSize(video, "WebVTT");
      losses.addRate(video, "WebVTT");
      for (AnnotatedEvent event : video.events()) {
        long start = Math.round(event.span().start().micros() / 1e3);
        // A cue must last: an instant is shown for a millisecond.
        long end = Math.max(start + 1, Math.round(event.span().end().micros() / 1e3));
        text.append('\n').append(shown(start)).append(" --> ").append(shown(end)).append('\n');
        text.append(harmless(EventLines.write(video.video(), event))).append('\n');
      }
    }
    Files.writeString(file, text);
  }

  private static String shown(long millis) {
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d.%03d",
        millis / 3_600_000,
        millis / 60_000 % 60,
        millis / 1000 % 60,
        millis % 1000);
  }

  /** Neither an arrow nor a tag may stand in a cue; within JSON they can be escaped. */
  private static String harmless(String json) {
    return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
  }
}
