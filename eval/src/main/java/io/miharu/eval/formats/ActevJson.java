package io.miharu.eval.formats;

import io.miharu.core.Box;
import io.miharu.core.TimeSpan;
import io.miharu.core.Track;
import io.miharu.eval.FrameTimes;
import io.miharu.eval.FrameTimes.FrameSpan;
import io.miharu.eval.actev.ActivityFile;
import io.miharu.eval.actev.ActivityInstance;
import io.miharu.eval.actev.ActivityObject;
import io.miharu.eval.actev.ActivityObject.PixelBox;
import io.miharu.eval.actev.ActivityObject.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The JSON of NIST's ActEV: activities with frames from 1, and objects within them.
 *
 * <p>Tracks are kept as the objects of activities, so only while an activity lasts; an object that
 * stands in several activities under one number is one track. Which frames a second has is in the
 * file index beside it. An activity with gaps becomes one event from its first frame to its last.
 */
final class ActevJson implements AnnotationFormat.Codec {

  @Override
  public Annotations read(Path file, ReadHints hints) throws IOException {
    ActivityFile activities = ActivityFile.read(file);
    List<VideoAnnotations> videos = new ArrayList<>();
    Losses remarks = new Losses();
    for (String name : activities.filesProcessed()) {
      Timing timing = hints.frames(name, OptionalDouble.empty());
      TrackCollector tracks = new TrackCollector();
      List<ActivityInstance> own =
          activities.activities().stream().filter(one -> one.file().equals(name)).toList();
      own.forEach(one -> one.objects().forEach(object -> collect(tracks, object)));
      List<AnnotatedEvent> events = new ArrayList<>();
      for (ActivityInstance one : own) {
        events.add(event(one, timing.times(), tracks));
        remarks.add(one.active().size() > 1 ? 1 : 0, "activities with gaps, now without");
      }
      videos.add(
          new VideoAnnotations(
              name,
              timing,
              Optional.empty(),
              OptionalLong.empty(),
              tracks.tracks(timing.times()),
              events));
    }
    return new Annotations(videos, remarks.lines(), false);
  }

  private static AnnotatedEvent event(
      ActivityInstance one, FrameTimes times, TrackCollector tracks) {
    // Some truths count from 0 or below; what lies before the first frame begins with it.
    long first = Math.max(1, one.active().get(0).first());
    long end = Math.max(first + 1, one.active().get(one.active().size() - 1).end());
    TimeSpan span = times.spanOf(new FrameSpan(first, end));
    return new AnnotatedEvent(
        Names.event(one.activity()),
        one.activity(),
        span,
        one.presenceConf(),
        Optional.empty(),
        one.objects().stream().map(object -> tracks.id(Integer.toString(object.id()))).toList());
  }

  /** A box holds from its frame to the next step; the last one for its frame alone. */
  private static void collect(TrackCollector tracks, ActivityObject object) {
    String key = Integer.toString(object.id());
    tracks.label(key, Names.concept(object.type()));
    List<Step> path = object.path();
    for (int i = 0; i < path.size(); i++) {
      long end = i + 1 < path.size() ? path.get(i + 1).frame() : path.get(i).frame() + 1;
      Optional<Box> box = path.get(i).box().flatMap(ActevJson::box);
      for (long frame = Math.max(1, path.get(i).frame()); box.isPresent() && frame < end; frame++) {
        tracks.add(key, frame - 1, box.get(), 1);
      }
    }
  }

  private static Optional<Box> box(PixelBox box) {
    return Pixels.box(
        box.x(), box.y(), (double) box.x() + box.width(), (double) box.y() + box.height());
  }

  @Override
  public void write(Path file, List<VideoAnnotations> videos, Losses losses) throws IOException {
    List<ActivityInstance> instances = new ArrayList<>();
    for (VideoAnnotations video : videos) {
      video.needFrames("ActEV counts frames");
      for (AnnotatedEvent event : video.events()) {
        FrameSpan active = video.framesOf(event);
        instances.add(
            new ActivityInstance(
                event.name(),
                instances.size() + 1,
                video.video(),
                List.of(active),
                event.score(),
                event.tracks().stream().map(id -> object(video, id, active)).toList()));
      }
      count(video, losses);
    }
    new ActivityFile(videos.stream().map(VideoAnnotations::video).toList(), instances).write(file);
  }

  private static void count(VideoAnnotations video, Losses losses) {
    Set<String> kept = new HashSet<>();
    for (AnnotatedEvent event : video.events()) {
      FrameSpan active = video.framesOf(event);
      for (int id : event.tracks()) {
        for (Track.Point point : video.track(id).map(Track::points).orElse(List.of())) {
          if (point.frame() + 1 >= active.first() && point.frame() + 1 < active.end()) {
            kept.add(id + " " + point.frame());
          }
        }
      }
    }
    losses.add(
        video.boxes() - kept.size(),
        "box(es): ActEV has those within an activity that they take part in");
    losses.addRounded(video, "ActEV");
    losses.addConfidences(video, "ActEV");
    losses.addAlerts(video);
    losses.addSize(video, "ActEV");
    losses.addRate(video, "ActEV (it belongs into the file index)");
  }

  private static ActivityObject object(VideoAnnotations video, int id, FrameSpan active) {
    Optional<Track> track = video.track(id);
    return ActivityObject.of(
        track.map(Track::label).orElse(Names.UNKNOWN).value(),
        id,
        track.map(Track::points).orElse(List.of()),
        active);
  }
}
