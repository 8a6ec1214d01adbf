package io.miharu.eval.mot;

import java.util.Arrays;

/** Collects boxes in any order. Not thread-safe. */
final class TrackBoxesBuilder {

  private long[] keys; // frame, then place in the order of arrival
  private int[] ids;
  private double[] lefts;
  private double[] tops;
  private double[] rights;
  private double[] bottoms;
  private byte[] kinds;
  private int[] lines;
  private int size;

  TrackBoxesBuilder() {
    this(1 << 12);
  }

  /** For about {@code capacity} boxes; it grows when there are more. */
  TrackBoxesBuilder(int capacity) {
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
    addEdges(frame, id, left, top, left + width, top + height, kind);
    lines[size - 1] = line;
  }

  /** Adds a box by its edges. */
  void addEdges(
      int frame, int id, double left, double top, double right, double bottom, byte kind) {
    room();
    keys[size] = ((long) frame << 32) | size;
    ids[size] = id;
    lefts[size] = left;
    tops[size] = top;
    rights[size] = right;
    bottoms[size] = bottom;
    kinds[size] = kind;
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

  /** In rising order; no stream, because those make an object of every id. */
  private int[] distinctIds() {
    int[] sorted = Arrays.copyOf(ids, size);
    Arrays.sort(sorted);
    int count = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[count++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, count);
  }

  /** Of boxes in order. */
  TrackBoxes build() {
    int[] known = distinctIds();
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
