package io.miharu.eval.formats;

import io.miharu.core.EventHit;
import io.miharu.core.EventTruth;
import io.miharu.core.Track;
import io.miharu.eval.DataFormatException;
import io.miharu.eval.FrameTimes;
import io.miharu.eval.FrameTimes.FrameSpan;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * All that a file says of one video. Immutable.
 *
 * @param video its name, as results call it: {@code yard.mp4}
 * @param timing how its frames and times go together
 * @param size of its pictures, where the file says
 * @param frames how many it has, where the file says
 * @param tracks in rising order of ids
 * @param events in rising order of starts, then of ends and names
 */
public record VideoAnnotations(
    String video,
    Timing timing,
    Optional<PictureSize> size,
    OptionalLong frames,
    List<Track> tracks,
    List<AnnotatedEvent> events) {

  private static final Comparator<AnnotatedEvent> BY_TIME =
      Comparator.comparing((AnnotatedEvent event) -> event.span().start())
          .thenComparing(event -> event.span().end())
          .thenComparing(AnnotatedEvent::name);

  public VideoAnnotations {
    tracks = tracks.stream().sorted(Comparator.comparingInt(Track::id)).toList();
    events = events.stream().sorted(BY_TIME).toList();
    for (int i = 1; i < tracks.size(); i++) {
      if (tracks.get(i).id() == tracks.get(i - 1).id()) {
        throw new IllegalArgumentException(
            "%s: two tracks have the id %d".formatted(video, tracks.get(i).id()));
      }
    }
  }

  /**
   * The same frames at another rate, where the file counts frames and nobody said how many a
   * second; otherwise this.
   */
  public VideoAnnotations atRate(double framesPerSecond) {
    if (timing.basis() == Timing.Basis.SECONDS || timing.framesPerSecond().isPresent()) {
      return this;
    }
    Timing known = new Timing(Timing.Basis.FRAMES, OptionalDouble.of(framesPerSecond));
    FrameTimes times = known.times();
    return new VideoAnnotations(
        video,
        known,
        size,
        frames,
        tracks.stream().map(track -> retimed(track, times)).toList(),
        events.stream().map(event -> event.at(times.spanOf(framesOf(event)))).toList());
  }

  private static Track retimed(Track track, FrameTimes times) {
    return new Track(
        track.id(),
        track.label(),
        track.points().stream()
            .map(
                point ->
                    new Track.Point(
                        point.frame(),
                        times.timeOf(point.frame() + 1),
                        point.box(),
                        point.confidence()))
            .toList());
  }

  /** Makes sure that the times are seconds, for whom the rate of the video matters. */
  public void needSeconds(String reason) throws DataFormatException {
    timing.needSeconds(video, reason);
  }

  void needFrames(String reason) throws DataFormatException {
    if (!events.isEmpty()) {
      timing.needFrames(video, reason);
    }
  }

  /** The frames of an event, from 1. */
  FrameSpan framesOf(AnnotatedEvent event) {
    return timing.times().framesOf(event.span());
  }

  /** How many frames there must be: those stated, or up to the last one that anything is in. */
  long frameCount() {
    long count = frames.orElse(0);
    for (Track track : tracks) {
      count = Math.max(count, track.points().get(track.points().size() - 1).frame() + 1);
    }
    for (AnnotatedEvent event : events) {
      count = Math.max(count, framesOf(event).end() - 1);
    }
    return count;
  }

  long boxes() {
    return tracks.stream().mapToLong(track -> track.points().size()).sum();
  }

  Optional<Track> track(int id) {
    return tracks.stream().filter(track -> track.id() == id).findFirst();
  }

  /** The events as truths. */
  public List<EventTruth> truths() {
    return events.stream().map(AnnotatedEvent::truth).toList();
  }

  /** The events as something that was found in {@code source}. */
  public List<EventHit> hits(String source) {
    return events.stream().map(event -> event.hit(source)).toList();
  }
}
