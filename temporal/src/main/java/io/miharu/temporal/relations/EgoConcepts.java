package io.miharu.temporal.relations;

import io.miharu.core.Box;
import io.miharu.core.MediaTime;
import io.miharu.temporal.kinematics.LineFit;
import io.miharu.temporal.kinematics.Motion;
import io.miharu.temporal.kinematics.MotionWindow;
import io.miharu.temporal.relations.RoadPast.Sighting;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What road users do before the own vehicle, seen by a camera that drives: {@code in-corridor},
 * {@code entering-corridor}, {@code closing-in}, {@code braking-ahead}, {@code standing-ahead}.
 *
 * <p>Boxes alone show angles and their change, no metres and no own speed. So:
 *
 * <ul>
 *   <li><b>in-corridor</b>: the foot point of a person or vehicle is in the {@link EgoCorridor}.
 *       Who rides is not a person here but a part of the two-wheeler: whose lower half a bicycle or
 *       motorcycle covered by 0.3 in the last 3 s, or who for a second neither grew (below 0.1 1/s)
 *       nor moved aside (below 0.15 own heights/s) and so travels as we do.
 *   <li><b>entering-corridor</b>: a vehicle came in within the last 2 s, from a place beside the
 *       corridor where it had been for 0.5 s, by 0.2 own widths or more (width 0.03). Headway below
 *       1.5 s stands as w above 0.08 of the picture (width 0.005): a car of 1.8 m at 0.9 picture
 *       widths focal length is then 20 m ahead, 1.5 s at 49 km/h. A box wider than 1.8 of its
 *       height (width 0.1) is a car seen from the side: it crosses. When most others sweep to the
 *       same side, the own vehicle turns. It is said of the time since it left its place beside us.
 *   <li><b>closing-in</b>: time to contact below 1.5 s, width 0.3 as in the methods text, but from
 *       the growth of the height over half a second: the width of a car that pulls in holds its
 *       flank too, which goes out of view. The box must be clear of the border, higher than 5 % of
 *       the picture, and grow steadily (the fit of its logarithm off by 0.04, or by 0.085 s of its
 *       rate), in width at least 0.3 as fast as in height; while it sweeps aside by 0.2 own
 *       widths/s or more, it turns and need not grow in width. Its path must end at us: the offset
 *       from straight ahead, in own widths, stays the same on a passing course, since both shrink
 *       with distance; carried on to contact it must be below half the sum of both widths (1.2 of
 *       that inside the corridor), width 0.1.
 *   <li><b>braking-ahead</b>: the nearest vehicle, in the corridor for 1 s, grows over half a
 *       second by more than 0.3 1/s, width 0.03, and within 1.2 s before was calm: below 0.05 1/s
 *       over a whole second, since half a second's rate errs by 0.06 1/s where edges jitter by 2 %.
 *       It is said of the time since the middle of that second. What stands is none: the vehicle
 *       drove along with us as below.
 *   <li><b>standing-ahead</b>: a vehicle in the corridor, two seconds ago perhaps still above its
 *       far end, grew in that time by 1.3 or more (width 0.03 of the logarithm), and did not drive
 *       along with us within the last three: there were no two seconds in which it grew by less
 *       than 0.1 1/s. So a lead that brakes is none, while what stands comes nearer whenever we
 *       drive. Nor is one that drives off before us: in the second half it must come nearer at
 *       least 0.2 times as fast as in the first (width 0.05). Limits: one that drives slowly and
 *       evenly looks the same, and while the own vehicle stands, and three seconds longer, nothing
 *       is said.
 * </ul>
 */
final class EgoConcepts implements ConceptFamily {

  private static final double MAX_CONTACT_SECONDS = 1.5;
  private static final double MAX_GROWTH_RMS = 0.04;

  /**
   * What grows faster may be as much less steady: over half a second at 15 frames/s, with 8 boxes,
   * this root mean square lets the rate err by less than a quarter of itself.
   */
  private static final double ERRS_SECONDS = 0.085;

  private static final double MIN_WIDTH_GROWTH = 0.3;

  /** A car that sweeps aside so fast, own widths/s, is turning, and its flank goes out of view. */
  private static final double TURNS = 0.2;

  private static final double MIN_HEIGHT_SHARE = 0.05;
  private static final double CONTACT_SECONDS = 0.5;
  private static final double RISE_SECONDS = 1.2;
  private static final double ENTERED_SECONDS = 2;
  private static final double OUTSIDE_SECONDS = 0.5;
  private static final double MIN_WIDTH_SHARE = 0.08;
  private static final double APPROACH_SECONDS = 2;
  private static final Duration HALF_APPROACH =
      Duration.ofMillis(Math.round(500 * APPROACH_SECONDS));
  private static final double ALONG_SECONDS = 3;
  private static final double OWN_WIDTH_METRES = 1.8;
  private static final double KEEPS_SIZE = 0.1;
  private static final double KEEPS_PLACE = 0.15;
  private static final double RIDER_SECONDS = 3;

  private final EgoCorridor corridor;
  private final SortedMap<Integer, RoadPast> pasts = new TreeMap<>();
  private final SortedMap<Integer, MediaTime> riders = new TreeMap<>();

  EgoConcepts(EgoCorridor corridor) {
    this.corridor = corridor;
  }

  @Override
  public void say(Scene scene) {
    List<Actor> users =
        scene.actors().stream()
            .filter(
                actor ->
                    Labels.isVehicle(actor.label()) || (actor.isPerson() && !rides(scene, actor)))
            .toList();
    users.forEach(user -> remember(scene, user));
    int lead = lead(users);
    for (Actor user : users) {
      RoadPast past = pasts.getOrDefault(user.id(), new RoadPast());
      if (past.isEmpty()) {
        continue;
      }
      double inside = corridor.holds(user);
      scene.say("in-corridor", inside, user.id());
      scene.say("closing-in", contact(scene, user, past), user.id());
      if (Labels.isVehicle(user.label())) {
        scene.saySince(
            past.sidewaysSince(), "entering-corridor", entering(user, past, users), user.id());
        scene.say("standing-ahead", Math.min(inside, standing(past)), user.id());
      }
      if (user.id() == lead) {
        scene.saySince(
            past.calmUntil().orElse(scene.time()), "braking-ahead", braking(past), user.id());
      }
    }
  }

  @Override
  public void forget(int track) {
    pasts.remove(track);
    riders.remove(track);
  }

  /** Whether a person sits on a two-wheeler, did so lately, or travels as we do. */
  private boolean rides(Scene scene, Actor person) {
    Box box = person.box();
    Box legs =
        new Box(box.left(), (float) (box.bottom() - box.height() / 2), box.right(), box.bottom());
    for (Actor other : scene.actors()) {
      if (Labels.isTwoWheeler(other.label()) && legs.coveredBy(other.box()) > 0.3) {
        riders.put(person.id(), scene.time());
      }
    }
    Motion motion = person.motion();
    if (motion.seenSeconds() >= 1
        && Math.abs(motion.expansion()) < KEEPS_SIZE
        && Math.abs(motion.velocityX()) / motion.heightPx() < KEEPS_PLACE) {
      riders.put(person.id(), scene.time());
    }
    MediaTime lately = riders.get(person.id());
    return lately != null && scene.time().secondsSince(lately) <= RIDER_SECONDS;
  }

  private void remember(Scene scene, Actor user) {
    if (!user.state().observed()) {
      return;
    }
    Motion motion = user.motion();
    Sighting sighting =
        new Sighting(
            scene.time(),
            corridor.holds(user) >= 0.5,
            corridor.isBeside(user),
            corridor.offset(user),
            user.box().width(),
            Math.log(user.box().height()),
            Math.log(MotionWindow.areaScale(user.box())),
            !motion.touchesBorder());
    pasts.computeIfAbsent(user.id(), id -> new RoadPast()).add(sighting);
  }

  /** How surely it is about to hit us, judged at its last detection. */
  private double contact(Scene scene, Actor user, RoadPast past) {
    LineFit growth = past.growth(CONTACT_SECONDS, Sighting::logHeight);
    double wider = past.growth(CONTACT_SECONDS, s -> Math.log(s.widthPx())).slope();
    double drift = past.trend(CONTACT_SECONDS, Sighting::offset).slope();
    double leastWider = Math.abs(drift) < TURNS ? MIN_WIDTH_GROWTH * growth.slope() : 0;
    if (!(growth.slope() > MotionWindow.MIN_EXPANSION)
        || growth.rms() > Math.max(MAX_GROWTH_RMS, ERRS_SECONDS * growth.slope())
        || wider < leastWider
        || user.box().height() <= MIN_HEIGHT_SHARE * scene.height()) {
      return 0;
    }
    // The fit tells of the middle of its window.
    double seconds = 1 / growth.slope() - RoadPast.span(past.within(CONTACT_SECONDS)) / 2;
    double atContact = Math.abs(past.latest().offset() + drift * Math.max(0, seconds));
    double reach = (OWN_WIDTH_METRES + metres(user)) / 2 / metres(user);
    double course =
        Math.max(
            Slope.below(atContact, reach, 0.1),
            Math.min(corridor.holds(user), Slope.below(atContact, 1.2 * reach, 0.1)));
    return Math.min(course, Slope.below(seconds, MAX_CONTACT_SECONDS, 0.3));
  }

  /** The vehicle in the corridor that is nearest, by its foot point; -1 when there is none. */
  private int lead(List<Actor> users) {
    int lead = -1;
    double nearest = Double.NEGATIVE_INFINITY;
    for (Actor user : users) {
      if (Labels.isVehicle(user.label())
          && corridor.holds(user) >= 0.5
          && user.box().bottom() > nearest) {
        nearest = user.box().bottom();
        lead = user.id();
      }
    }
    return lead;
  }

  private double entering(Actor user, RoadPast past, List<Actor> users) {
    double since = past.insideSeconds();
    List<Sighting> before = past.beforeEntry(OUTSIDE_SECONDS);
    if (!past.latest().inside() || since > ENTERED_SECONDS || before.isEmpty()) {
      return 0;
    }
    double outside = past.latest().time().secondsSince(before.get(0).time()) - since;
    if (outside < 0.8 * OUTSIDE_SECONDS || !before.stream().allMatch(Sighting::beside)) {
      return 0;
    }
    double shift = Math.abs(before.get(0).offset()) - Math.abs(past.latest().offset());
    double share = past.latest().widthPx() / corridor.pictureWidth();
    return turning(user, users)
        ? 0
        : Math.min(
            Math.min(Slope.above(shift, 0.2, 0.03), Slope.above(share, MIN_WIDTH_SHARE, 0.005)),
            Slope.below(user.motion().aspect(), 1.8, 0.1));
  }

  /** Whether at least two others sweep to the same side, half as fast or more by their median. */
  private static boolean turning(Actor user, List<Actor> users) {
    double[] others =
        users.stream()
            .filter(other -> other.id() != user.id())
            .mapToDouble(other -> other.motion().velocityX())
            .sorted()
            .toArray();
    if (others.length < 2) {
      return false;
    }
    double median = others[others.length / 2];
    double own = user.motion().velocityX();
    return median * own > 0 && Math.abs(median) > 0.5 * Math.abs(own);
  }

  private static double braking(RoadPast past) {
    LineFit growth = past.growth(CONTACT_SECONDS, Sighting::logSize);
    boolean wasCalm =
        past.lastCalm()
            .filter(calm -> past.latest().time().secondsSince(calm) <= RISE_SECONDS)
            .isPresent();
    return wasCalm
            && past.droveAlong(ALONG_SECONDS)
            && past.insideSeconds() >= 1
            && growth.rms() <= MAX_GROWTH_RMS
        ? Slope.above(growth.slope(), 0.3, 0.03)
        : 0;
  }

  private static double standing(RoadPast past) {
    List<Sighting> recent = past.within(APPROACH_SECONDS);
    double seconds = RoadPast.span(recent);
    boolean ahead = recent.stream().allMatch(s -> s.inside() || !s.beside());
    if (seconds < 0.95 * APPROACH_SECONDS || !ahead || past.droveAlong(ALONG_SECONDS)) {
      return 0;
    }
    double grown = past.growth(APPROACH_SECONDS, Sighting::logSize).slope() * seconds;
    // Of 1/s, which is as the distance: how fast it falls, earlier and later.
    MediaTime middle = recent.get(0).time().plus(HALF_APPROACH);
    double early = fall(recent.stream().filter(s -> s.time().isBefore(middle)).toList());
    double late = fall(recent.stream().filter(s -> !s.time().isBefore(middle)).toList());
    return early > 0
        ? Math.min(Slope.above(grown, Math.log(1.3), 0.03), Slope.above(late / early, 0.2, 0.05))
        : 0;
  }

  private static double fall(List<Sighting> some) {
    return some.size() < 3 ? Double.NaN : -RoadPast.line(some, s -> Math.exp(-s.logSize())).slope();
  }

  /** The width that things of this class have, metres; methods text, scenario primitives. */
  private static double metres(Actor user) {
    return switch (user.label().value()) {
      case "car" -> 1.8;
      case "truck", "bus" -> 2.5;
      case "bicycle", "motorcycle" -> 0.8;
      default -> 0.5;
    };
  }
}
