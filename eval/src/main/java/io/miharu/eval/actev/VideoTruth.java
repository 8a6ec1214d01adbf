package io.miharu.eval.actev;

import io.miharu.core.EventId;
import io.miharu.core.EventTruth;
import io.miharu.core.MediaTime;
import io.miharu.core.TimeSpan;
import io.miharu.core.Track;
import io.miharu.eval.FrameTimes;
import io.miharu.eval.FrameTimes.FrameSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What truly happens in one video, and the way into an ActEV file and back. Immutable.
 *
 * <p>Files count frames, so a span comes back as the frames that it holds: exactly, where it began
 * and ended with a frame, and widened to the frame on the screen where it held none ({@link
 * FrameTimes#framesOf}). Boxes are rounded to whole pixels, as the format wants them.
 *
 * @param file the video's name, as results will call it
 * @param times when its frames are shown
 * @param events in any order
 * @param tracks the paths of those who take part, as far as they are known; frames from 0 as {@code
 *     core} counts them
 */
public record VideoTruth(
    String file, FrameTimes times, List<EventTruth> events, List<Track> tracks) {

  /** The type of a participant without a track; ActEV wants one. */
  static final String UNKNOWN_TYPE = "unknown";

  private static final Comparator<EventTruth> ORDER =
      Comparator.comparing((EventTruth truth) -> truth.span().start())
          .thenComparing(truth -> truth.span().end())
          .thenComparing(EventTruth::event);

  public VideoTruth {
    events = List.copyOf(events);
    tracks = List.copyOf(tracks);
  }

  /**
   * The ActEV truth of several videos. Instances come video by video, each video's by time, and are
   * numbered from 1. Participants become objects, with the boxes that their track has within the
   * event; one without a track keeps its number and is of type {@value #UNKNOWN_TYPE}.
   */
  public static ActivityFile toActivities(List<VideoTruth> videos) {
    List<ActivityInstance> instances = new ArrayList<>();
    for (VideoTruth video : videos) {
      for (EventTruth event : video.events().stream().sorted(ORDER).toList()) {
        FrameSpan active = video.times().framesOf(event.span());
        instances.add(
            new ActivityInstance(
                event.event().value(),
                instances.size() + 1,
                video.file(),
                List.of(active),
                OptionalDouble.empty(),
                event.tracks().stream().map(id -> video.object(id, active)).toList()));
      }
    }
    return new ActivityFile(videos.stream().map(VideoTruth::file).toList(), instances);
  }

  /**
   * The events of one video, in the order of the file. An instance with gaps becomes one event from
   * its first frame to its last. Names become ids: in lower case, with {@code -} for whatever is
   * neither letter nor digit, so that {@code person_enters_vehicle} reads as ours.
   */
  public static List<EventTruth> eventsOf(ActivityFile activities, String file, FrameTimes times) {
    List<EventTruth> events = new ArrayList<>();
    for (ActivityInstance instance : activities.activities()) {
      if (instance.file().equals(file) && !instance.active().isEmpty()) {
        List<FrameSpan> active = instance.active();
        events.add(
            new EventTruth(
                eventId(instance.activity()),
                new TimeSpan(
                    time(times, active.get(0).first()),
                    time(times, active.get(active.size() - 1).end())),
                instance.objects().stream().map(ActivityObject::id).toList()));
      }
    }
    return events;
  }

  /** Some truths count from 0 or below; what lies before the first frame begins with it. */
  private static MediaTime time(FrameTimes times, long frame) {
    return times.timeOf(Math.max(1, frame));
  }

  private static EventId eventId(String activity) {
    return EventId.of(
        activity.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", ""));
  }

  private ActivityObject object(int id, FrameSpan active) {
    Optional<Track> track = tracks.stream().filter(t -> t.id() == id).findFirst();
    return ActivityObject.of(
        track.map(t -> t.label().value()).orElse(UNKNOWN_TYPE),
        id,
        track.map(Track::points).orElse(List.of()),
        active);
  }
}
