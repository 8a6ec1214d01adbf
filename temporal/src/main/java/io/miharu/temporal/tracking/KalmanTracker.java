package io.miharu.temporal.tracking;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import io.miharu.core.MediaTime;
import io.miharu.core.PictureMotion;
import io.miharu.core.TrackState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Joins detections to tracks by predicted overlap: confident detections first, the others to what
 * is left.
 *
 * <p>Source: Zhang et al., "ByteTrack", ECCV 2022, arXiv:2110.06864, and the authors' code; the
 * Kalman filter is in {@link BoxFilter}. Differences, all ours:
 *
 * <ul>
 *   <li>time comes from time stamps, so skipped frames and varying rates are handled;
 *   <li>labels are voted over the track's life, and only labels that may be the same thing match
 *       ({@code person} and {@code moving-region}, {@code car} and {@code truck});
 *   <li><b>merging</b>: when one region swallows two or more tracks, as when people cross in front
 *       of a motion detector, each is carried on inside it at its predicted place for {@code
 *       mergedLife}; then the best overlap takes the region and the others are lost as usual;
 *   <li><b>splitting</b>: a moving region that lies mostly inside a track that was seen anyway, or
 *       around one, starts no track of its own;
 *   <li><b>leaping</b>: a last round joins what is left by the distance of the centres, for small
 *       things whose boxes in two frames do not touch;
 *   <li><b>stopping</b>: before that, what is left is joined to where it was last detected: who
 *       falls or stops dead is not where the filter expects them, and not of that shape;
 *   <li><b>a moving camera</b> carries its tracks along before they are matched, as in BoT-SORT
 *       (Aharon et al., arXiv:2206.14651, section 3.2), by a zoom and a shift;
 *   <li><b>recognising</b>: whoever stays unmatched longer than the usual life is found again by
 *       looks alone ({@link RecognitionSettings}), where the caller can tell them;
 *   <li>tracks that stand still ({@code static-object}, {@code vacated-place}) live longer unseen.
 * </ul>
 *
 * <p>Tracks of the first frame are confirmed at once, all others with their second detection; only
 * then they get an id. Equal costs go to the lower id. O(T·D·max(T, D)) time per frame. Not
 * thread-safe.
 */
public final class KalmanTracker implements Tracker {

  /** A region must cover this share of a track, and be this much larger, to swallow it. */
  private static final double SWALLOWED_SHARE = 0.7;

  private static final double SWALLOWER_AREA = 1.5;

  /** Who falls shows another side, but not much less of himself. */
  private static final double SAME_THING_AREA = 0.4;

  private static final ConceptId PERSON = ConceptId.of("person");

  private final TrackerSettings settings;
  private final RecognitionSettings recognising;
  // Confirmed tracks in rising order of ids, then unconfirmed ones in order of birth.
  private final List<LiveTrack> tracks = new ArrayList<>();
  private List<EndedTrack> ended = List.of();
  private @Nullable MediaTime last;
  private int nextId = 1;

  public KalmanTracker(TrackerSettings settings) {
    this(settings, RecognitionSettings.DEFAULT);
  }

  /**
   * @param recognising used where the caller can tell what detections look like
   */
  public KalmanTracker(TrackerSettings settings, RecognitionSettings recognising) {
    this.settings = settings;
    this.recognising = recognising;
  }

  @Override
  public List<TrackState> update(MediaTime time, List<Detection> detections, Sight sight) {
    boolean first = last == null;
    if (last != null && !time.isAfter(last)) {
      throw new IllegalArgumentException(
          "time must rise from frame to frame, got %s after %s; call reset() when a stream jumps"
              .formatted(time, last));
    }
    last = time;
    PictureMotion motion = sight.cameraMotion();
    tracks.forEach(
        track -> {
          track.carry(motion);
          track.advance(time);
        });
    List<Detection> high = new ArrayList<>();
    List<Detection> low = new ArrayList<>();
    for (Detection detection : SiblingBoxes.withoutDoubles(detections)) {
      if (detection.confidence() > settings.highConfidence()) {
        high.add(detection);
      } else if (detection.confidence() > settings.lowConfidence()) {
        low.add(detection);
      }
    }
    Recognition recognition = new Recognition(recognising, List.copyOf(high), sight);
    List<LiveTrack> open =
        new ArrayList<>(
            tracks.stream().filter(track -> track.confirmed() && !isDormant(track)).toList());
    List<LiveTrack> seen = new ArrayList<>();

    carryMerged(open, high, seen);
    match(open, high, seen, KalmanTracker::fusedCost, settings.maxCostHigh());
    List<LiveTrack> followed = new ArrayList<>(open.stream().filter(LiveTrack::followed).toList());
    match(followed, low, seen, KalmanTracker::overlapCost, settings.maxCostLow());
    List<LiveTrack> unconfirmed =
        new ArrayList<>(tracks.stream().filter(track -> !track.confirmed()).toList());
    match(unconfirmed, high, seen, KalmanTracker::fusedCost, settings.maxCostUnconfirmed());
    open.removeAll(seen);
    open.addAll(unconfirmed);
    match(open, high, seen, KalmanTracker::restingCost, settings.maxCostHigh());
    match(open, high, seen, KalmanTracker::leapCost, settings.maxLeap());
    List<LiveTrack> lost =
        new ArrayList<>(
            tracks.stream().filter(track -> track.confirmed() && !seen.contains(track)).toList());
    match(lost, high, seen, recognition::cost, recognition.maxCost(), LiveTrack::seeAgain);

    List<LiveTrack> over = new ArrayList<>();
    for (LiveTrack track : tracks) {
      if (!seen.contains(track)) {
        track.lose();
        if (!track.confirmed() || track.unseenSeconds() > longestLife(track, recognition)) {
          over.add(track);
        }
      } else if (!track.confirmed()) {
        track.confirm(nextId++);
      }
    }
    over.addAll(duplicates(over));
    tracks.removeAll(over);
    // Known classes first, so that a region around one of them starts nothing.
    high.sort(Comparator.comparing(detection -> isRegion(detection.label())));
    for (Detection detection : high) {
      if (detection.confidence() > settings.newConfidence() && !isPartOf(detection, seen)) {
        LiveTrack track = new LiveTrack(time, detection);
        if (first) {
          track.confirm(nextId++);
        }
        tracks.add(track);
        seen.add(track);
      }
    }
    recognition.refresh(seen);
    tracks.sort(
        Comparator.comparingInt(track -> track.confirmed() ? track.id() : Integer.MAX_VALUE));
    ended =
        over.stream()
            .filter(LiveTrack::confirmed)
            .sorted(Comparator.comparingInt(LiveTrack::id))
            .map(LiveTrack::ended)
            .toList();
    return states(time);
  }

  @Override
  public List<TrackState> predict(MediaTime time) {
    if (last != null && time.isBefore(last)) {
      throw new IllegalArgumentException(
          "time must not go back, got %s after %s; call reset() when a stream jumps"
              .formatted(time, last));
    }
    return states(time);
  }

  @Override
  public List<EndedTrack> ended() {
    return ended;
  }

  @Override
  public void reset() {
    tracks.clear();
    ended = List.of();
    last = null;
  }

  private List<TrackState> states(MediaTime time) {
    double coast = seconds(settings.coast());
    return tracks.stream()
        .filter(LiveTrack::confirmed)
        .filter(
            track ->
                track.followed()
                    || track.unseenSeconds() <= coast
                    || Kinship.isStill(track.label()))
        .map(track -> track.state(time))
        .toList();
  }

  private double lostLife(LiveTrack track) {
    return seconds(Kinship.isStill(track.label()) ? settings.lostLifeStill() : settings.lostLife());
  }

  private double longestLife(LiveTrack track, Recognition recognition) {
    return Kinship.isStill(track.label())
        ? seconds(settings.lostLifeStill())
        : seconds(recognition.lostLife(track, settings.lostLife()));
  }

  /** Whether it is unseen for so long that only its looks can tell it. */
  private boolean isDormant(LiveTrack track) {
    return track.unseenSeconds() > lostLife(track);
  }

  // The cost of a pair; infinite where they can never be the same thing.
  private interface Cost {
    double of(LiveTrack track, Detection detection);
  }

  private static double fusedCost(LiveTrack track, Detection detection) {
    double iou = track.box().iou(detection.box());
    return iou > 0 ? 1 - iou * detection.confidence() : Double.POSITIVE_INFINITY;
  }

  private static double restingCost(LiveTrack track, Detection detection) {
    Box was = track.lastDetected();
    Box is = detection.box();
    double overlap = was.iou(is);
    if (Math.min(was.areaPx2(), is.areaPx2())
        > SAME_THING_AREA * Math.max(was.areaPx2(), is.areaPx2())) {
      overlap = Math.max(was.coveredBy(is), is.coveredBy(was));
    }
    return overlap > 0 ? 1 - overlap * detection.confidence() : Double.POSITIVE_INFINITY;
  }

  private static double overlapCost(LiveTrack track, Detection detection) {
    double iou = track.box().iou(detection.box());
    return iou > 0 ? 1 - iou : Double.POSITIVE_INFINITY;
  }

  /** Distance of the centres in mean sizes; boxes of very different size are not the same thing. */
  private static double leapCost(LiveTrack track, Detection detection) {
    Box predicted = track.box();
    double size = Math.sqrt(predicted.areaPx2());
    double otherSize = Math.sqrt(detection.box().areaPx2());
    double ratio = size / otherSize;
    return ratio > 1.5 || ratio < 1 / 1.5
        ? Double.POSITIVE_INFINITY
        : predicted.centre().distance(detection.box().centre()) / ((size + otherSize) / 2);
  }

  /** Joins the best pairs, and takes them out of {@code open} and {@code free}. */
  private static void match(
      List<LiveTrack> open, List<Detection> free, List<LiveTrack> seen, Cost cost, double maxCost) {
    match(open, free, seen, cost, maxCost, LiveTrack::see);
  }

  private static void match(
      List<LiveTrack> open,
      List<Detection> free,
      List<LiveTrack> seen,
      Cost cost,
      double maxCost,
      BiConsumer<LiveTrack, Detection> join) {
    double[][] costs = new double[open.size()][free.size()];
    for (int i = 0; i < costs.length; i++) {
      ConceptId label = open.get(i).label();
      LiveTrack track = open.get(i);
      for (int j = 0; j < costs[i].length; j++) {
        Detection detection = free.get(j);
        costs[i][j] =
            Kinship.mayBeSame(label, detection.label())
                ? cost.of(track, detection)
                : Double.POSITIVE_INFINITY;
      }
    }
    int[] columnOf = Assignment.solve(costs, maxCost);
    List<LiveTrack> joined = new ArrayList<>();
    List<Detection> taken = new ArrayList<>();
    for (int i = 0; i < columnOf.length; i++) {
      if (columnOf[i] >= 0) {
        join.accept(open.get(i), free.get(columnOf[i]));
        joined.add(open.get(i));
        taken.add(free.get(columnOf[i]));
      }
    }
    open.removeAll(joined);
    seen.addAll(joined);
    // Equal detections go together: the second one says nothing new.
    free.removeAll(taken);
  }

  /** Carries on, inside it, the tracks that one region has swallowed. */
  private void carryMerged(List<LiveTrack> open, List<Detection> free, List<LiveTrack> seen) {
    List<Detection> swallowers = new ArrayList<>();
    for (Detection region : free) {
      if (!isRegion(region.label()) && !region.label().equals(PERSON)) {
        continue;
      }
      List<LiveTrack> inside = new ArrayList<>();
      for (LiveTrack track : open) {
        Box box = track.box();
        // Regions inside of a person are pieces of it, and not people who met.
        if (Kinship.mayBeSame(track.label(), region.label())
            && (isRegion(region.label()) || !isRegion(track.label()))
            && track.followed()
            && track.mergedSeconds() <= seconds(settings.mergedLife())
            && box.coveredBy(region.box()) >= SWALLOWED_SHARE
            && region.box().areaPx2() >= SWALLOWER_AREA * box.areaPx2()
            && free.stream()
                .noneMatch(other -> !other.equals(region) && box.iou(other.box()) > 0.3)) {
          inside.add(track);
        }
      }
      if (inside.size() >= 2) {
        inside.forEach(LiveTrack::seeMerged);
        open.removeAll(inside);
        seen.addAll(inside);
        swallowers.add(region);
      }
    }
    free.removeAll(swallowers);
  }

  private static boolean isRegion(ConceptId label) {
    return label.equals(Kinship.MOVING_REGION);
  }

  /** Of a followed and a lost track in the same place, the younger one. */
  private List<LiveTrack> duplicates(List<LiveTrack> over) {
    List<LiveTrack> younger = new ArrayList<>();
    for (LiveTrack followed : tracks) {
      for (LiveTrack lost : tracks) {
        if (followed.followed()
            && !lost.followed()
            && followed.confirmed()
            && lost.confirmed()
            && !isDormant(lost)
            && !over.contains(lost)
            && Kinship.mayBeSame(followed.label(), lost.label())
            && followed.box().iou(lost.box()) > settings.duplicateIou()) {
          LiveTrack goes = followed.lifeSeconds() > lost.lifeSeconds() ? lost : followed;
          if (!younger.contains(goes)) {
            younger.add(goes);
          }
        }
      }
    }
    return younger;
  }

  /** Whether a moving region is a piece of, or lies around, something that was seen anyway. */
  private static boolean isPartOf(Detection detection, List<LiveTrack> seen) {
    if (!isRegion(detection.label())) {
      return false;
    }
    return seen.stream()
        .filter(track -> !Kinship.isStill(track.label()))
        .map(LiveTrack::box)
        .anyMatch(
            box ->
                detection.box().coveredBy(box) > 0.5
                    || box.coveredBy(detection.box()) > SWALLOWED_SHARE);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
