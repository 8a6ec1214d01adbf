package io.miharu.app.run;

import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.MediaTime;
import io.miharu.core.TrackPose;
import io.miharu.core.TrackState;
import io.miharu.temporal.actions.PoseActions;
import io.miharu.temporal.actions.SkeletonActionNetwork;
import io.miharu.temporal.scuffle.PersonSight;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Says what tracked people do. Takes the skeletons that {@link ScuffleLook} has found for the
 * people that were detected, and gives each to the track whose box it overlaps most. Owns the
 * networks. Not thread-safe.
 */
final class ActionLook implements AutoCloseable {

  private static final double SAME_IOU = 0.5;
  private static final ConceptId PERSON = ConceptId.of("person");

  private record Match(TrackState track, int sight, double iou) {}

  private final List<SkeletonActionNetwork> networks;
  private final PoseActions actions;

  private ActionLook(List<SkeletonActionNetwork> networks) {
    this.networks = networks;
    this.actions = new PoseActions(networks);
  }

  /**
   * Opens networks of actions.
   *
   * @param files a user's own; if there are none, the two that are shipped
   * @throws IOException when one is refused, as those are that were trained on joints in space
   */
  static ActionLook open(List<Path> files) throws IOException {
    List<SkeletonActionNetwork> opened = new ArrayList<>();
    try {
      if (files.isEmpty()) {
        opened.add(SkeletonActionNetwork.person());
        opened.add(SkeletonActionNetwork.pair());
      }
      for (Path file : files) {
        opened.add(SkeletonActionNetwork.open(file));
      }
      for (SkeletonActionNetwork network : opened) {
        network.forPictures();
      }
      return new ActionLook(opened);
    } catch (IOException | RuntimeException refused) {
      opened.forEach(SkeletonActionNetwork::close);
      throw refused;
    }
  }

  /**
   * What people do in a frame.
   *
   * @param sights the people that were looked at in this frame; none when it was not their turn
   */
  List<ConceptScore> look(MediaTime time, List<TrackState> tracks, List<PersonSight> sights)
      throws IOException {
    return actions.score(time, tracks, posesOfTracks(tracks, sights));
  }

  /** Each track has one skeleton at most, and each skeleton one track: the best overlap first. */
  private static List<TrackPose> posesOfTracks(List<TrackState> tracks, List<PersonSight> sights) {
    List<Match> matches = new ArrayList<>();
    for (TrackState track : tracks) {
      for (int i = 0; i < sights.size(); i++) {
        double iou = track.box().iou(sights.get(i).box());
        if (track.observed()
            && track.label().equals(PERSON)
            && sights.get(i).pose().isPresent()
            && iou >= SAME_IOU) {
          matches.add(new Match(track, i, iou));
        }
      }
    }
    matches.sort(
        Comparator.comparingDouble((Match match) -> -match.iou())
            .thenComparingInt(match -> match.track().id())
            .thenComparingInt(Match::sight));
    List<TrackPose> poses = new ArrayList<>();
    List<Integer> taken = new ArrayList<>();
    for (Match match : matches) {
      int id = match.track().id();
      if (!taken.contains(match.sight()) && poses.stream().noneMatch(pose -> pose.track() == id)) {
        taken.add(match.sight());
        Optional.of(sights.get(match.sight()))
            .flatMap(PersonSight::pose)
            .ifPresent(pose -> poses.add(new TrackPose(id, pose)));
      }
    }
    poses.sort(Comparator.comparingInt(TrackPose::track));
    return poses;
  }

  /** What can be said. */
  List<ConceptId> vocabulary() {
    return actions.vocabulary();
  }

  /** Forgets how people moved, because time jumped or the scene was cut. */
  void reset() {
    actions.reset();
  }

  @Override
  public void close() {
    networks.forEach(SkeletonActionNetwork::close);
  }
}
