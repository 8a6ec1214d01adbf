package io.miharu.app.training;

import io.miharu.core.MediaTime;
import io.miharu.ingest.Source;
import io.miharu.learning.motion.BlockedTrial.Candidate;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** What is measured of a clip as a whole, and what a fit may make of it. */
interface ClipMeasure extends AutoCloseable {

  /**
   * What was measured up to one moment.
   *
   * @param seconds since the start of the clip
   * @param judged whether an alert may come of it
   * @param values as many as {@link #names}; NaN for what could not be measured
   */
  record Reading(double seconds, boolean judged, List<Double> values) {

    public Reading {
      values = List.copyOf(values);
    }

    static Reading of(MediaTime time, boolean judged, double[] values) {
      return new Reading(time.seconds(), judged, Arrays.stream(values).boxed().toList());
    }
  }

  /** What the fit is served as. */
  String concept();

  /** What that says, in words. */
  String task();

  /** What has to be added to the command to get it. */
  String options();

  /** What the values are, in their order. */
  List<String> names();

  /** The sets of values that a fit chooses from. */
  List<Candidate> candidates();

  /** The values of one clip, as they change; at most one moment per frame, at least one. */
  List<Reading> readings(Source source) throws IOException;

  @Override
  void close();

  /** A set of values by their names. */
  default Candidate candidate(String name, String... values) {
    return new Candidate(name, Arrays.stream(values).map(names()::indexOf).toList());
  }
}
