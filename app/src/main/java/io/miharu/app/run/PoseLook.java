package io.miharu.app.run;

import io.miharu.core.ConceptId;
import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import io.miharu.core.Pose;
import io.miharu.core.TrackPose;
import io.miharu.core.TrackState;
import io.miharu.detectors.crops.PoseNetwork;
import io.miharu.temporal.poses.PoseSmoother;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Looks at the skeletons of tracked persons: each {@value #RATE} times per second of video, and all
 * together at most {@value #MAX_PER_SECOND} times; whoever was not looked at for longest comes
 * first, then the lower id. Which frames those are follows from time stamps alone.
 *
 * <p>Only persons that were detected in this very frame and are {@value #MIN_HEIGHT_PX} px tall or
 * more. Owns the network. Not thread-safe.
 */
final class PoseLook implements AutoCloseable {

  static final int RATE = 5;
  static final int MAX_PER_SECOND = 40;
  static final int MIN_HEIGHT_PX = 40;

  /** Time stamps are rounded, so a little less than the time between two looks. */
  private static final double EVERY_SECONDS = 0.95 / RATE;

  /** What may be saved up for a frame in which many are due. */
  private static final double MAX_ALLOWANCE = 8;

  private static final double KEPT_SECONDS = 10;
  private static final ConceptId PERSON = ConceptId.of("person");

  private final PoseNetwork network;
  private final PoseSmoother smoother = new PoseSmoother();
  private final Map<Integer, MediaTime> lookedAt = new TreeMap<>();
  private double allowance = MAX_ALLOWANCE;
  private MediaTime last = MediaTime.ZERO;

  PoseLook(PoseNetwork network) {
    this.network = network;
  }

  /** The smoothed skeletons of those who are due, in rising order of tracks. */
  List<TrackPose> look(Frame frame, List<TrackState> tracks) throws IOException {
    MediaTime time = frame.time();
    if (time.isBefore(last)) {
      lookedAt.clear();
      smoother.reset();
      last = time;
    }
    allowance = Math.min(MAX_ALLOWANCE, allowance + time.secondsSince(last) * MAX_PER_SECOND);
    last = time;
    lookedAt.values().removeIf(seen -> time.secondsSince(seen) > KEPT_SECONDS);
    List<TrackState> due =
        tracks.stream()
            .filter(track -> isDue(track, time))
            .sorted(Comparator.comparingLong(this::microsOfLastLook))
            .limit((long) allowance)
            .toList();
    allowance -= due.size();
    List<TrackPose> poses = new ArrayList<>();
    for (TrackState track : due) {
      lookedAt.put(track.id(), time);
      Pose pose = network.pose(frame, track.box());
      poses.add(
          new TrackPose(track.id(), smoother.smooth(track.id(), time, track.box().height(), pose)));
    }
    poses.sort(Comparator.comparingInt(TrackPose::track));
    return poses;
  }

  /** The network that finds the skeletons, for others to borrow. */
  PoseNetwork network() {
    return network;
  }

  private boolean isDue(TrackState track, MediaTime time) {
    MediaTime before = lookedAt.get(track.id());
    return track.observed()
        && track.label().equals(PERSON)
        && track.box().height() >= MIN_HEIGHT_PX
        && (before == null || time.secondsSince(before) >= EVERY_SECONDS);
  }

  private long microsOfLastLook(TrackState track) {
    MediaTime before = lookedAt.get(track.id());
    return before == null ? -1 : before.micros();
  }

  @Override
  public void close() {
    network.close();
  }
}
