package io.miharu.eval.mot;

import io.miharu.eval.DataFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads one side of a video, truths or found boxes, and refuses what its protocol does not know.
 */
final class MotSide implements MotText.Sink {

  private final String side;
  private final boolean ofTruth;
  private final MotSequence.Rules rules;

  /** Lines are longer than this but for boxes of whole pixels near the corner. */
  private static final int BYTES_OF_A_LINE = 32;

  private TrackBoxesBuilder boxes = new TrackBoxesBuilder(0);
  private int lastFrame;

  MotSide(String side, MotSequence.Rules rules) {
    this.side = side;
    this.ofTruth = side.equals("truth");
    this.rules = rules;
  }

  TrackBoxes read(Path file) throws IOException {
    long size = Files.isRegularFile(file) ? Files.size(file) : 0;
    boxes = new TrackBoxesBuilder((int) Math.min(size / BYTES_OF_A_LINE, 1 << 24));
    MotText.read(file, rules.anySize(), this);
    int twice = boxes.sort();
    if (twice >= 0) {
      throw DataFormatException.at(
          file.toString(),
          boxes.lineOf(twice),
          2,
          "needed each track once a frame, got id %d again in frame %d"
              .formatted(boxes.idOf(twice), boxes.frameOf(twice)));
    }
    TrackBoxes built = boxes.build();
    boxes = new TrackBoxesBuilder(0); // lets go of as much memory again
    return built;
  }

  /** The last frame that was read, 0 without any. */
  int lastFrame() {
    return lastFrame;
  }

  @Override
  public void row(
      MotText at,
      int frame,
      int id,
      double left,
      double top,
      double width,
      double height,
      double confidence,
      int category,
      double visibility)
      throws DataFormatException {
    if (rules.length() > 0 && frame > rules.length()) {
      throw at.fault(
          1,
          "needed a frame from 1 to %d, the length of the sequence, got %d"
              .formatted(rules.length(), frame));
    }
    if (id == MotRow.NO_ID) {
      throw at.fault(2, "needed the id of a track, from 0, got -1");
    }
    MotProtocol protocol = rules.protocol();
    byte kind = TrackBoxes.SCORED;
    if (ofTruth) {
      int known = MotProtocol.categoryOf(at, category);
      if (!protocol.knowsTruth(known)) {
        throw at.fault(8, protocol.categoriesNeeded(side, category));
      }
      kind = protocol.kindOf(confidence, known);
    } else if (!protocol.knowsFound(category)) {
      throw at.fault(8, protocol.categoriesNeeded(side, category));
    }
    lastFrame = Math.max(lastFrame, frame);
    boxes.add(frame, id, left, top, width, height, kind, at.lineNumber());
  }
}
