package io.miharu.eval.mot;

import java.util.Arrays;
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

  private TrackBoxes(
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
    Builder builder = new Builder();
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
    Builder builder = new Builder(count);
    for (int index = 0; index < frames.length; index++) {
      for (int box = starts[index]; box < starts[index + 1]; box++) {
        if (keep[box]) {
          builder.copy(this, index, box);
        }
      }
    }
    return builder.build(); // the order is kept
  }

  /** Collects boxes in any order. Not thread-safe. */
  static final class Builder {

    private long[] keys; // frame, then place in the order of arrival
    private int[] ids;
    private double[] lefts;
    private double[] tops;
    private double[] rights;
    private double[] bottoms;
    private byte[] kinds;
    private int[] lines;
    private int size;

    Builder() {
      this(1 << 12);
    }

    /** For about {@code capacity} boxes; it grows when there are more. */
    Builder(int capacity) {
      keys = new long[capacity];
      ids = new int[capacity];
      lefts = new double[capacity];
      tops = new double[capacity];
      rights = new double[capacity];
      bottoms = new double[capacity];
      kinds = new byte[capacity];
      lines = new int[capacity];
    }

    /** Adds a box; {@code line} is where it stands in its file. */
    void add(
        int frame,
        int id,
        double left,
        double top,
        double width,
        double height,
        byte kind,
        int line) {
      room();
      keys[size] = ((long) frame << 32) | size;
      ids[size] = id;
      lefts[size] = left;
      tops[size] = top;
      rights[size] = left + width;
      bottoms[size] = top + height;
      kinds[size] = kind;
      lines[size] = line;
      size++;
    }

    private void copy(TrackBoxes from, int index, int box) {
      room();
      keys[size] = ((long) from.frames[index] << 32) | size;
      ids[size] = from.ids[from.tracks[box]];
      lefts[size] = from.lefts[box];
      tops[size] = from.tops[box];
      rights[size] = from.rights[box];
      bottoms[size] = from.bottoms[box];
      kinds[size] = from.kinds[box];
      size++;
    }

    private void room() {
      if (size == ids.length) {
        int more = size + (size >> 1) + 16;
        keys = Arrays.copyOf(keys, more);
        ids = Arrays.copyOf(ids, more);
        lefts = Arrays.copyOf(lefts, more);
        tops = Arrays.copyOf(tops, more);
        rights = Arrays.copyOf(rights, more);
        bottoms = Arrays.copyOf(bottoms, more);
        kinds = Arrays.copyOf(kinds, more);
        lines = Arrays.copyOf(lines, more);
      }
    }

    /** Of a sorted builder: the frame of its {@code place}-th box. */
    int frameOf(int place) {
      return (int) (keys[place] >> 32);
    }

    int idOf(int place) {
      return ids[place];
    }

    int lineOf(int place) {
      return lines[place];
    }

    /** Puts boxes in order. Returns a place whose track is twice in its frame, or -1. */
    int sort() {
      Arrays.sort(keys, 0, size);
      for (int from = 0, to; from < size; from = to) {
        int frame = (int) (keys[from] >> 32);
        for (to = from + 1; to < size && (int) (keys[to] >> 32) == frame; ) {
          to++;
        }
        sortByIds(from, to);
      }
      if (!isInOrder()) {
        reorder();
      }
      return firstTwice();
    }

    private boolean isInOrder() {
      for (int i = 0; i < size; i++) {
        if ((int) keys[i] != i) {
          return false;
        }
      }
      return true;
    }

    private void reorder() {
      ids = ordered(ids);
      lines = ordered(lines);
      lefts = ordered(lefts);
      tops = ordered(tops);
      rights = ordered(rights);
      bottoms = ordered(bottoms);
      byte[] orderedKinds = new byte[size];
      for (int i = 0; i < size; i++) {
        orderedKinds[i] = kinds[(int) keys[i]];
      }
      kinds = orderedKinds;
    }

    private int firstTwice() {
      for (int i = 1; i < size; i++) {
        if (ids[i] == ids[i - 1] && frameOf(i) == frameOf(i - 1)) {
          return i;
        }
      }
      return -1;
    }

    private void sortByIds(int from, int to) {
      long frame = keys[from] & 0xFFFF_FFFF_0000_0000L;
      boolean inOrder = true;
      for (int i = from + 1; i < to && inOrder; i++) {
        inOrder = ids[(int) keys[i - 1]] <= ids[(int) keys[i]];
      }
      if (inOrder) {
        return;
      }
      long[] byId = new long[to - from];
      for (int i = from; i < to; i++) {
        int place = (int) keys[i];
        byId[i - from] = ((long) ids[place] << 32) | place;
      }
      Arrays.sort(byId);
      for (int i = from; i < to; i++) {
        keys[i] = frame | (byId[i - from] & 0xFFFF_FFFFL);
      }
    }

    private int[] ordered(int[] column) {
      int[] result = new int[size];
      for (int i = 0; i < size; i++) {
        result[i] = column[(int) keys[i]];
      }
      return result;
    }

    private double[] ordered(double[] column) {
      double[] result = new double[size];
      for (int i = 0; i < size; i++) {
        result[i] = column[(int) keys[i]];
      }
      return result;
    }

    /** Of boxes in order. */
    TrackBoxes build() {
      int[] known = Arrays.stream(ids, 0, size).sorted().distinct().toArray();
      int[] frames = new int[16];
      int[] starts = new int[17];
      int count = 0;
      int[] tracks = new int[size];
      for (int i = 0; i < size; i++) {
        tracks[i] = Arrays.binarySearch(known, ids[i]);
        if (i == 0 || frameOf(i) != frameOf(i - 1)) {
          if (count == frames.length) {
            frames = Arrays.copyOf(frames, 2 * count);
            starts = Arrays.copyOf(starts, 2 * count + 1);
          }
          frames[count] = frameOf(i);
          starts[count++] = i;
        }
      }
      starts[count] = size;
      return new TrackBoxes(
          Arrays.copyOf(frames, count),
          Arrays.copyOf(starts, count + 1),
          known,
          tracks,
          lefts.length == size ? lefts : Arrays.copyOf(lefts, size),
          tops.length == size ? tops : Arrays.copyOf(tops, size),
          rights.length == size ? rights : Arrays.copyOf(rights, size),
          bottoms.length == size ? bottoms : Arrays.copyOf(bottoms, size),
          kinds.length == size ? kinds : Arrays.copyOf(kinds, size));
    }
  }
}
