package io.miharu.app.indexing;

import io.miharu.core.ConceptScore;
import io.miharu.core.Moment;
import io.miharu.core.TrackState;
import io.miharu.events.index.TimeGrid;
import io.miharu.events.index.VideoWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts moments on the grid of an index: of each concept the largest probability of a step, of each
 * track its last place in it. Steps in which no detector ran are left out. Borrows the writer. Not
 * thread-safe.
 */
final class MomentRecorder {

  private final VideoWriter writer;
  private final TimeGrid grid;
  private final int firstStep;
  private final int firstTrack;
  private final Map<Integer, TrackState> tracks = new TreeMap<>();
  private float[] values = new float[0];
  private int step = -1;

  /** Goes on where the writer was resumed; moments before that only warm the trackers up. */
  MomentRecorder(VideoWriter writer, TimeGrid grid) throws IOException {
    this.writer = writer;
    this.grid = grid;
    this.firstStep = writer.resumedAt();
    this.firstTrack = firstStep > 0 ? writer.largestTrack() : 0;
  }

  void accept(Moment moment, boolean looked) throws IOException {
    int at = grid.step(moment.time());
    if (!looked || at < firstStep) {
      return;
    }
    if (at != step) {
      flush();
      step = at;
      Arrays.fill(values, 0);
    }
    for (ConceptScore score : moment.scores()) {
      int column = writer.column(score.concept());
      if (column >= values.length) {
        values = Arrays.copyOf(values, writer.columns());
      }
      values[column] = Math.max(values[column], score.probability());
    }
    for (TrackState track : moment.tracks()) {
      tracks.put(track.id(), track);
    }
  }

  /** Hands the step that is being gathered to the writer. */
  void flush() throws IOException {
    if (step < 0) {
      return;
    }
    for (TrackState track : tracks.values()) {
      writer.track(step, numbered(track));
    }
    tracks.clear();
    values = Arrays.copyOf(values, writer.columns());
    writer.row(step, values);
    step = -1;
  }

  /** A resumed run counts tracks from 1 again; in the index their numbers go on. */
  private TrackState numbered(TrackState track) {
    return track.withId(track.id() + firstTrack);
  }
}
