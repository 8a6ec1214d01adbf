package io.miharu.learning.falls;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import io.miharu.core.MediaTime;
import io.miharu.core.TrackState;
import io.miharu.learning.falls.PersonScript.Act;
import io.miharu.temporal.falls.BodyLooks;
import io.miharu.temporal.falls.FallWatch;
import io.miharu.temporal.tracking.KalmanTracker;
import io.miharu.temporal.tracking.Tracker;
import io.miharu.temporal.tracking.TrackerSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Some seconds of generated people as a camera, a faulty detector and the engine's own tracker show
 * them: looks at each track, and what its person truly does.
 */
final class SeenClip {

  /**
   * The looks at one track, one after the other.
   *
   * @param looks each as long as {@link BodyLooks#NAMES}
   * @param acts at those moments
   * @param sinceChange seconds since the act began, for each look
   */
  record Followed(List<float[]> looks, List<Act> acts, List<Double> sinceChange) {

    /** Whether it falls within these looks. */
    boolean falls() {
      return acts.contains(Act.FALLING);
    }
  }

  private static final double SECONDS = 11;

  /** IoU with a person's true box above which a track is of this person. */
  private static final double LEAST_OVERLAP = 0.03;

  private static final ConceptId PERSON = ConceptId.of("person");
  private static final ConceptId REGION = ConceptId.of("moving-region");
  private static final double[] RATES = {5, 7.5, 10, 12.5, 15, 25, 30};

  /** Somebody on the way through a clip. */
  private static final class Walker {
    private final PersonScript script;
    private final JointedBody body;
    private double right;
    private double ahead;
    private double heading;
    private final double turn;
    private double phase;

    Walker(Draw draw, PersonScript script, double right, double ahead) {
      this.script = script;
      this.body = new JointedBody(draw.between(1.5, 1.92), script.tiltWay());
      this.right = right;
      this.ahead = ahead;
      this.heading = draw.between(-Math.PI, Math.PI);
      this.turn = draw.chance(0.5) ? 0 : draw.between(-0.5, 0.5);
    }

    void walk(double time, double seconds) {
      double speed = script.speed(time);
      right += speed * Math.sin(heading) * seconds;
      ahead += speed * Math.cos(heading) * seconds;
      heading += speed > 0.1 ? turn * seconds : 0;
      phase += 2 * Math.PI * speed * seconds / (0.84 * body.height());
      body.pose(script.stance(time), phase);
    }

    Viewpoint.Place place() {
      return new Viewpoint.Place(right, ahead, heading);
    }
  }

  private final Draw draw;
  private final Viewpoint view;
  private final boolean regions;
  private final boolean poses;
  private final double badPose;
  private final List<Walker> walkers = new ArrayList<>();
  private final List<BoxFaults> faults = new ArrayList<>();
  private final double frameSeconds;
  private final double leavesAt;
  private Optional<Box> left = Optional.empty();

  private SeenClip(Draw draw, boolean falls) {
    this.draw = draw;
    double distance = draw.ratio(2.2, 14);
    view = Viewpoint.drawn(draw, distance);
    regions = draw.chance(0.4);
    poses = !regions && draw.chance(0.4);
    badPose = draw.between(0.02, 0.3);
    frameSeconds = 1 / RATES[draw.below(RATES.length)];
    leavesAt =
        regions && draw.chance(0.25) ? draw.between(1, SECONDS - 1) : Double.POSITIVE_INFINITY;
    PersonScript script =
        falls ? PersonScript.falling(draw, SECONDS) : PersonScript.ordinary(draw, SECONDS);
    double half = 0.5 * view.width() / view.focalPx() * distance;
    Walker first = new Walker(draw, script, draw.between(-0.8, 0.8) * half, distance);
    walkers.add(first);
    if (draw.chance(0.25)) {
      walkers.add(
          new Walker(
              draw,
              PersonScript.walking(draw, SECONDS),
              draw.between(-1.2, 1.2) * half,
              distance * draw.between(0.8, 1.5)));
    }
    for (Walker walker : walkers) {
      walker.walk(0, 0);
      Box usual =
          view.see(walker.body, walker.place())
              .map(Viewpoint.Sight::whole)
              .orElse(new Box(0, 0, view.width() / 4f, view.height() / 2f));
      faults.add(new BoxFaults(draw, view, regions, SECONDS, usual));
    }
  }

  /** Draws a clip. */
  static List<Followed> drawn(Draw draw, boolean falls) {
    return new SeenClip(draw, falls).follow();
  }

  private List<Followed> follow() {
    Tracker tracker = new KalmanTracker(TrackerSettings.DEFAULT);
    Map<Integer, BodyLooks> lookers = new HashMap<>(); // looked up, never listed
    Map<Integer, Followed> tracks = new TreeMap<>();
    double before = 0;
    for (double clock = 0; clock < SECONDS; clock += frameSeconds) {
      double time = Math.max(before, clock + 0.1 * frameSeconds * draw.between(-1, 1));
      MediaTime stamp = MediaTime.ofSeconds(time);
      List<Optional<Box>> truths = new ArrayList<>();
      List<Detection> detections = new ArrayList<>();
      for (int i = 0; i < walkers.size(); i++) {
        Walker walker = walkers.get(i);
        walker.walk(time, time - before);
        Optional<Viewpoint.Sight> sight = view.see(walker.body, walker.place());
        truths.add(sight.map(Viewpoint.Sight::whole));
        faults.get(i).see(time, sight).ifPresent(detections::add);
      }
      thing(time, truths.get(0)).ifPresent(detections::add);
      before = time;
      if (!detections.isEmpty() || clock > 0) {
        for (TrackState track : tracker.update(stamp, merged(detections))) {
          if (track.observed()) {
            look(track, stamp, truths, lookers, tracks);
          }
        }
      }
    }
    return tracks.values().stream().filter(track -> track.looks().size() >= 10).toList();
  }

  /** What the first person left behind, which a detector of regions sees for a while. */
  private Optional<Detection> thing(double time, Optional<Box> person) {
    if (time < leavesAt || time > leavesAt + 6 || person.isEmpty()) {
      return Optional.empty();
    }
    if (left.isEmpty()) {
      Box box = person.get();
      double high = draw.between(0.2, 0.55) * box.height();
      double wide = high * draw.between(0.5, 1.6);
      left = Optional.of(Box.ofSize(box.centreX() - wide / 2, box.bottom() - high, wide, high));
    }
    return left.flatMap(box -> box.clipped(view.width(), view.height()))
        .map(box -> new Detection(REGION, box, 0.8f));
  }

  /** Regions that overlap are one. */
  private List<Detection> merged(List<Detection> seen) {
    List<Detection> all = new ArrayList<>();
    for (Detection one : seen) {
      Detection joined = one;
      for (Detection other : List.copyOf(all)) {
        if (regions && joined.box().iou(other.box()) > 0) {
          all.remove(other);
          joined =
              new Detection(
                  other.label(), BoxFaults.around(joined.box(), other.box()), other.confidence());
        }
      }
      all.add(joined);
    }
    return all;
  }

  private void look(
      TrackState track,
      MediaTime time,
      List<Optional<Box>> truths,
      Map<Integer, BodyLooks> lookers,
      Map<Integer, Followed> tracks) {
    BodyLooks looker = lookers.get(track.id());
    if (looker == null) {
      lookers.put(track.id(), new BodyLooks(view.width(), view.height(), time, track.box()));
      return;
    }
    Optional<Walker> walker = whose(track.box(), truths);
    double torso = Double.NaN;
    if (poses && walker.isPresent() && draw.chance(0.9)) {
      torso =
          draw.chance(badPose)
              ? draw.between(0, 180)
              : Math.abs(
                  view.torsoDegrees(walker.get().body, walker.get().place()) + 6 * draw.normal());
    }
    boolean person = track.label().equals(PERSON);
    Followed followed =
        tracks.computeIfAbsent(
            track.id(),
            id -> new Followed(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
    for (float[] look :
        looker.see(
            time,
            track.box(),
            !regions,
            FallWatch.personShare(person, track.labelConfidence()),
            torso)) {
      double now = time.seconds();
      followed.looks().add(look);
      followed.acts().add(walker.map(one -> one.script.act(now)).orElse(Act.OTHER));
      followed.sinceChange().add(walker.map(one -> sinceChange(one.script, now)).orElse(0.5));
    }
  }

  /** Seconds since what is done began, at most half a second. */
  private static double sinceChange(PersonScript script, double time) {
    for (double back = 0.05; back < 0.5; back += 0.05) {
      if (time - back < 0 || script.act(time - back) != script.act(time)) {
        return back;
      }
    }
    return 0.5;
  }

  /** Who is in a box; nobody when it is a thing, or the shadow of who is not in the picture. */
  private Optional<Walker> whose(Box box, List<Optional<Box>> truths) {
    Optional<Walker> best = Optional.empty();
    double most = LEAST_OVERLAP;
    for (int i = 0; i < truths.size(); i++) {
      double overlap = truths.get(i).map(box::iou).orElse(0.0);
      if (overlap > most) {
        best = Optional.of(walkers.get(i));
        most = overlap;
      }
    }
    return best;
  }
}
