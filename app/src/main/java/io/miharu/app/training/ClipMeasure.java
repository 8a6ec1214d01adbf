package io.miharu.app.training;

import io.miharu.ingest.Source;
import io.miharu.learning.motion.BlockedTrial.Candidate;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** What is measured of a clip as a whole, and what a fit may make of it. */
interface ClipMeasure extends AutoCloseable {

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

  /** The values of one clip, at its end. */
  double[] values(Source source) throws IOException;

  @Override
  void close();

  /** A set of values by their names. */
  default Candidate candidate(String name, String... values) {
    return new Candidate(name, Arrays.stream(values).map(names()::indexOf).toList());
  }
}
