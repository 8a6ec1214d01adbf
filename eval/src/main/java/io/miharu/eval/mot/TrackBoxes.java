package io.miharu.eval.mot;

import java.util.List;

/**
 * All boxes of one side of one sequence, in columns: by frame, and within a frame by track, so that
 * the order of lines does not count. Ids are positions here, so that renaming a track changes
 * nothing either. About 45 bytes a box. Not changed once built.
 */
final class TrackBoxes {

  /** What scoring does with a box. */
  static final byte SCORED = 0;

  /** A truth that is not scored, and not held against a tracker that finds it either. */
  static final byte DISTRACTOR = 1;

  /** A truth that is left out. */
  static final byte LEFT_OUT = 2;

  private final int[] frames; // rising
  private final int[] starts; // [frames + 1], into the columns
  private final int[] ids; // by position of the track, rising
  private final int[] tracks; // positions
  private final double[] lefts;
  private final double[] tops;
  private final double[] rights;
  private final double[] bottoms;
  private final byte[] kinds;

  TrackBoxes(
      int[] frames,
      int[] starts,
      int[] ids,
      int[] tracks,
      double[] lefts,
      double[] tops,
      double[] rights,
      double[] bottoms,
      byte[] kinds) {
    this.frames = frames;
    this.starts = starts;
    this.ids = ids;
    this.tracks = tracks;
    this.lefts = lefts;
    this.tops = tops;
    this.rights = rights;
    this.bottoms = bottoms;
    this.kinds = kinds;
  }

  /** Of rows, each with an id, once a frame. */
  static TrackBoxes of(String side, List<MotRow> rows, MotProtocol protocol) {
    TrackBoxesBuilder builder = new TrackBoxesBuilder();
    for (MotRow row : rows) {
      if (row.id() == MotRow.NO_ID) {
        throw new IllegalArgumentException(
            "the %s row in frame %d has no id; tracks need one, detections are scored as boxes"
                .formatted(side, row.frame()));
      }
      builder.add(
          Math.toIntExact(row.frame()),
          row.id(),
          row.left(),
          row.top(),
          row.width(),
          row.height(),
          protocol.kindOf(row.confidence(), row.category()),
          0);
    }
    int twice = builder.sort();
    if (twice >= 0) {
      throw new IllegalArgumentException(
          "track %d is twice in frame %d".formatted(builder.idOf(twice), builder.frameOf(twice)));
    }
    return builder.build();
  }

  /** How many frames have boxes. */
  int frames() {
    return frames.length;
  }

  /** The number of the {@code index}-th frame that has boxes. */
  int frame(int index) {
    return frames[index];
  }

  /** Where the boxes of the {@code index}-th frame begin; they end where the next ones begin. */
  int start(int index) {
    return starts[index];
  }

  int boxes() {
    return tracks.length;
  }

  int trackCount() {
    return ids.length;
  }

  /** The id of a box's track, as the file has it. */
  int id(int box) {
    return ids[tracks[box]];
  }

  /** The position of a box's track. */
  int track(int box) {
    return tracks[box];
  }

  double left(int box) {
    return lefts[box];
  }

  double top(int box) {
    return tops[box];
  }

  double right(int box) {
    return rights[box];
  }

  double bottom(int box) {
    return bottoms[box];
  }

  byte kind(int box) {
    return kinds[box];
  }

  /** In how many frames each track is. */
  int[] lengths() {
    int[] lengths = new int[ids.length];
    for (int track : tracks) {
      lengths[track]++;
    }
    return lengths;
  }

  /** Only the boxes that are marked; tracks without any are gone. This one if all are marked. */
  TrackBoxes only(boolean[] keep) {
    int count = 0;
    for (boolean kept : keep) {
      count += kept ? 1 : 0;
    }
    if (count == boxes()) {
      return this;
    }
    TrackBoxesBuilder builder = new TrackBoxesBuilder(count);
    for (int index = 0; index < frames.length; index++) {
      for (int box = starts[index]; box < starts[index + 1]; box++) {
        if (keep[box]) {
          builder.addEdges(
              frames[index], id(box), lefts[box], tops[box], rights[box], bottoms[box], kinds[box]);
        }
      }
    }
    return builder.build(); // the order is kept
  }
}
