package io.miharu.temporal.actions;

import io.miharu.core.BodyMotion;
import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.MediaTime;
import io.miharu.core.Pose;
import io.miharu.core.SkeletonLayout;
import io.miharu.core.SkeletonSequence;
import io.miharu.core.TrackPose;
import io.miharu.core.TrackState;
import io.miharu.temporal.skeletons.CommonJoints;
import io.miharu.temporal.skeletons.MotionCleaner.UnusableMotionException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Slides networks of actions over the skeletons of tracked people: of each one, and of every two
 * that are close.
 *
 * <p>Every {@value #EVERY_SECONDS} s it looks at the last seconds, as many as a network's card
 * says, of whoever was seen in {@value #FEWEST} moments of them, nearly from the beginning to the
 * end and without a gap of {@value #LONGEST_GAP_SECONDS} s. What a look says holds until the next
 * one. Two people are close when they stand side by side rather than behind each other and not
 * farther apart than they are tall; of those, the {@value #MOST_PAIRS} nearest pairs are looked at.
 * A score of two people names the lower track first: who does and who suffers is not told apart.
 *
 * <p>Looks are at fixed times and see what was before them, so a file and a camera give the same
 * scores. Memory is bounded by the skeletons of the longest window. Borrows the networks. Not
 * thread-safe.
 */
public final class PoseActions {

  static final double EVERY_SECONDS = 0.4;
  static final double LONGEST_GAP_SECONDS = 0.6;
  static final int FEWEST = 6;
  static final int MOST_PAIRS = 6;

  /** Of a window, how much may be without the person at its beginning. */
  private static final double MISSED_START = 0.25;

  private static final double MISSED_END_SECONDS = 0.3;
  private static final double HELD_SECONDS = 0.5;
  private static final double LEAST_PROBABILITY = 0.05;

  /** Heights of the boxes of two who stand side by side differ by less than this factor. */
  private static final double ALIKE = 1.6;

  private static final ConceptId PERSON = ConceptId.of("person");

  private record Sample(MediaTime time, Pose pose) {}

  private record Claim(
      ConceptId concept, double probability, String source, List<Integer> tracks) {}

  private record Pair(TrackState one, TrackState other, double distance) {}

  private final List<SkeletonActionNetwork> networks;
  private final double longest;
  private final Map<Integer, Deque<Sample>> seen = new TreeMap<>();
  private List<Claim> claims = List.of();
  private long looks;
  private @Nullable MediaTime claimed;
  private @Nullable MediaTime last;

  /**
   * @param networks for pictures, of one body or two
   */
  public PoseActions(List<SkeletonActionNetwork> networks) {
    this.networks = List.copyOf(networks);
    this.longest =
        networks.stream()
            .mapToDouble(network -> network.preparation().windowSeconds())
            .max()
            .orElse(0);
  }

  /** What can be said. */
  public List<ConceptId> vocabulary() {
    return networks.stream()
        .flatMap(
            network ->
                network.labels().stream()
                    .filter(label -> !network.preparation().silent().contains(label)))
        .distinct()
        .toList();
  }

  /**
   * What the people of a frame do.
   *
   * @param time of the frame; when it goes back, all is forgotten
   * @param tracks of this frame
   * @param poses that were looked at in this frame, not smoothed
   * @return network by network, then by track, then by class
   */
  public List<ConceptScore> score(MediaTime time, List<TrackState> tracks, List<TrackPose> poses)
      throws IOException {
    if (last != null && time.isBefore(last)) {
      reset();
    }
    last = time;
    for (TrackPose pose : poses) {
      seen.computeIfAbsent(pose.track(), id -> new ArrayDeque<>())
          .addLast(new Sample(time, pose.pose()));
    }
    long look = (long) Math.floor(time.seconds() / EVERY_SECONDS + 1e-6);
    if (look > looks) {
      looks = look;
      forget(time);
      claims = look(time, tracks);
      claimed = time;
    }
    return said(time, tracks);
  }

  /** Forgets everybody, because time jumped or the scene was cut. */
  public void reset() {
    seen.clear();
    claims = List.of();
    claimed = null;
    last = null;
    looks = 0;
  }

  private void forget(MediaTime time) {
    seen.values()
        .forEach(
            samples -> {
              while (!samples.isEmpty() && time.secondsSince(samples.getFirst().time()) > longest) {
                samples.removeFirst();
              }
            });
    seen.values().removeIf(Deque::isEmpty);
  }

  private List<ConceptScore> said(MediaTime time, List<TrackState> tracks) {
    List<ConceptScore> scores = new ArrayList<>();
    if (claimed != null && time.secondsSince(claimed) <= HELD_SECONDS) {
      for (Claim claim : claims) {
        boolean here =
            claim.tracks().stream()
                .allMatch(id -> tracks.stream().anyMatch(track -> track.id() == id));
        if (here) {
          scores.add(
              ConceptScore.ofTracks(
                  claim.concept(),
                  time,
                  claim.probability(),
                  claim.source(),
                  claim.tracks().toArray(new Integer[0])));
        }
      }
    }
    return scores;
  }

  private List<Claim> look(MediaTime time, List<TrackState> tracks) throws IOException {
    List<TrackState> people =
        tracks.stream()
            .filter(track -> track.label().equals(PERSON) && seen.containsKey(track.id()))
            .sorted(Comparator.comparingInt(TrackState::id))
            .toList();
    List<Claim> found = new ArrayList<>();
    for (SkeletonActionNetwork network : networks) {
      double window = network.preparation().windowSeconds();
      if (network.preparation().bodies() == 1) {
        for (TrackState person : people) {
          judge(network, window(time, window, person.id()), found, person.id());
        }
      } else {
        for (Pair pair : pairs(people)) {
          judge(
              network,
              window(time, window, pair.one().id(), pair.other().id()),
              found,
              pair.one().id(),
              pair.other().id());
        }
      }
    }
    return List.copyOf(found);
  }

  private static void judge(
      SkeletonActionNetwork network,
      Optional<List<BodyMotion>> window,
      List<Claim> found,
      Integer... tracks)
      throws IOException {
    if (window.isEmpty()) {
      return;
    }
    try {
      double[] probabilities = network.probabilities(window.get());
      for (int k = 0; k < probabilities.length; k++) {
        ConceptId label = network.labels().get(k);
        if (probabilities[k] >= LEAST_PROBABILITY
            && !network.preparation().silent().contains(label)) {
          found.add(new Claim(label, probabilities[k], network.card().name(), List.of(tracks)));
        }
      }
    } catch (UnusableMotionException tooLittle) {
      // Who is half hidden is not judged: nothing is said of what cannot be seen.
      return;
    }
  }

  /** Those who are close to each other, nearest first. */
  private static List<Pair> pairs(List<TrackState> people) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < people.size(); i++) {
      for (int j = i + 1; j < people.size(); j++) {
        Box one = people.get(i).box();
        Box other = people.get(j).box();
        double tall = Math.max(one.height(), other.height());
        double small = Math.min(one.height(), other.height());
        double distance =
            Math.hypot(
                (one.left() + one.right() - other.left() - other.right()) / 2.0,
                one.bottom() - (double) other.bottom());
        if (tall < ALIKE * small && distance <= 1.2 * tall) {
          pairs.add(new Pair(people.get(i), people.get(j), distance / tall));
        }
      }
    }
    return pairs.stream()
        .sorted(Comparator.comparingDouble(Pair::distance))
        .limit(MOST_PAIRS)
        .sorted(
            Comparator.comparingInt((Pair pair) -> pair.one().id())
                .thenComparingInt(pair -> pair.other().id()))
        .toList();
  }

  /** The last seconds of some people at the moments at which all were seen, if that is enough. */
  private Optional<List<BodyMotion>> window(MediaTime time, double seconds, int... ids) {
    List<MediaTime> times = new ArrayList<>();
    List<List<Pose>> poses = new ArrayList<>();
    for (int i = 0; i < ids.length; i++) {
      poses.add(new ArrayList<>());
    }
    for (Sample first : seen.getOrDefault(ids[0], new ArrayDeque<>())) {
      List<Pose> together = new ArrayList<>();
      for (int id : ids) {
        seen.getOrDefault(id, new ArrayDeque<>()).stream()
            .filter(sample -> sample.time().equals(first.time()))
            .findFirst()
            .ifPresent(sample -> together.add(sample.pose()));
      }
      if (time.secondsSince(first.time()) <= seconds && together.size() == ids.length) {
        times.add(first.time());
        for (int i = 0; i < ids.length; i++) {
          poses.get(i).add(together.get(i));
        }
      }
    }
    if (!enough(time, seconds, times)) {
      return Optional.empty();
    }
    return Optional.of(
        poses.stream()
            .map(
                ofOne -> CommonJoints.of(SkeletonSequence.of(SkeletonLayout.COCO_17, times, ofOne)))
            .toList());
  }

  private static boolean enough(MediaTime time, double seconds, List<MediaTime> times) {
    if (times.size() < FEWEST
        || time.secondsSince(times.get(0)) < (1 - MISSED_START) * seconds
        || time.secondsSince(times.get(times.size() - 1)) > MISSED_END_SECONDS) {
      return false;
    }
    for (int i = 1; i < times.size(); i++) {
      if (times.get(i).secondsSince(times.get(i - 1)) > LONGEST_GAP_SECONDS) {
        return false;
      }
    }
    return true;
  }
}
