package io.miharu.events.index;

import io.miharu.core.ConceptId;
import java.util.List;

/**
 * What {@code video.json} says of one video: the source, the grid, the concepts, and which files
 * hold the timeline. Immutable.
 *
 * @param name of the video in the index
 * @param source where it came from
 * @param grid the index's time grid
 * @param concepts the columns, in the order in which they were first declared
 * @param trackLabels what tracks are called, by their label numbers
 * @param complete whether the video was read to its end
 * @param segments in rising order of steps, each beginning where the one before ends
 */
record VideoDescription(
    String name,
    Origin source,
    TimeGrid grid,
    List<ConceptId> concepts,
    List<ConceptId> trackLabels,
    boolean complete,
    List<Segment> segments) {

  VideoDescription {
    concepts = List.copyOf(concepts);
    trackLabels = List.copyOf(trackLabels);
    segments = List.copyOf(segments);
    int step = 0;
    for (Segment segment : segments) {
      if (segment.firstStep() != step || segment.columns() > concepts.size()) {
        throw new IllegalArgumentException(
            "%s: segment %s must begin at step %d and know at most %d concepts"
                .formatted(name, segment.file(), step, concepts.size()));
      }
      step = segment.endStep();
    }
  }

  /** How many steps are stored. */
  int steps() {
    return segments.isEmpty() ? 0 : segments.get(segments.size() - 1).endStep();
  }

  VideoDescription with(List<Segment> newSegments, boolean nowComplete) {
    return new VideoDescription(
        name, source, grid, concepts, trackLabels, nowComplete, newSegments);
  }
}
