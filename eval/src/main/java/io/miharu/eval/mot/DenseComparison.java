package io.miharu.eval.mot;

import java.util.List;

/** A comparison of given similarities, which no boxes of this format need to have. */
record DenseComparison(List<DenseFrame> shown, int truthTracks, int foundTracks)
    implements TrackComparison {

  @Override
  public int frames() {
    return shown.size();
  }

  @Override
  public void showTracks(int index, FrameOverlap into) {
    DenseFrame frame = shown.get(index);
    into.size(frame.truth().length, frame.found().length);
    System.arraycopy(frame.truth(), 0, into.truth, 0, into.truths);
    System.arraycopy(frame.found(), 0, into.found, 0, into.founds);
  }

  @Override
  public void show(int index, FrameOverlap into) {
    showTracks(index, into);
    int place = 0;
    for (int t = 0; t < into.truths; t++) {
      for (int f = 0; f < into.founds; f++) {
        if (shown.get(index).similarity()[t][f] > 0) {
          into.pair(place++, f, shown.get(index).similarity()[t][f]);
        }
      }
      into.starts[t + 1] = place;
    }
  }

  @Override
  public int[] truthLengths() {
    int[] lengths = new int[truthTracks];
    shown.forEach(
        frame -> {
          for (int track : frame.truth()) {
            lengths[track]++;
          }
        });
    return lengths;
  }

  @Override
  public int[] foundLengths() {
    int[] lengths = new int[foundTracks];
    shown.forEach(
        frame -> {
          for (int track : frame.found()) {
            lengths[track]++;
          }
        });
    return lengths;
  }
}
