package io.miharu.eval.mot;

import io.miharu.eval.DataFormatException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * What a benchmark leaves out of the score. Its truth also has people who need not be found and
 * things that look like people; a found box that fits a <em>distractor</em> is neither right nor
 * wrong, and is taken out.
 *
 * <p>Source: Milan et al., "MOT16", arXiv:1603.00831, and Dendorfer et al., "MOT20",
 * arXiv:2003.09003, as TrackEval prepares them.
 */
public enum MotProtocol {
  /** Every truth whose confidence is not 0, whatever its category: for files of our own. */
  EVERYTHING,
  /** As EVERYTHING, and a confidence between 0 and 1 counts as 0, as in TrackEval. */
  MOT15,
  /** Pedestrians only; distractors are 2, 7, 8 and 12. */
  MOT16,
  /** As MOT16. */
  MOT17,
  /** As MOT17, and non-motorised vehicles (6) are distractors too. */
  MOT20;

  private static final int PEDESTRIAN = 1;
  private static final int LAST_CATEGORY = 13;

  /**
   * The protocol that a file of truths asks for, told from its first row: with categories that of
   * pedestrians, else {@link #EVERYTHING}.
   */
  public static MotProtocol of(Path truth) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(truth, StandardCharsets.UTF_8)) {
      String line = lines.readLine();
      while (line != null && line.isBlank()) {
        line = lines.readLine();
      }
      List<MotRow> first =
          MotFile.read(truth.toString(), new StringReader(line == null ? "" : line));
      return first.isEmpty() || first.get(0).category() < PEDESTRIAN ? EVERYTHING : MOT17;
    } catch (MalformedInputException | NoSuchFileException e) {
      throw new DataFormatException(truth + ": needed a file of MOTChallenge text, got none", e);
    }
  }

  /** Whether only pedestrians are scored, and distractors forgiven. */
  boolean hasCategories() {
    return this != EVERYTHING && this != MOT15;
  }

  /** What scoring does with a truth, one of the kinds of {@link TrackBoxes}. */
  byte kindOf(double confidence, int category) {
    boolean scored = this == EVERYTHING ? confidence != 0 : (long) confidence != 0;
    if (!hasCategories()) {
      return scored ? TrackBoxes.SCORED : TrackBoxes.LEFT_OUT;
    }
    return switch (category) {
      case 2, 7, 8, 12 -> TrackBoxes.DISTRACTOR;
      case 6 -> this == MOT20 ? TrackBoxes.DISTRACTOR : TrackBoxes.LEFT_OUT;
      case PEDESTRIAN -> scored ? TrackBoxes.SCORED : TrackBoxes.LEFT_OUT;
      default -> TrackBoxes.LEFT_OUT;
    };
  }

  /** Whether a truth may have this category. */
  boolean knowsTruth(int category) {
    return !hasCategories() || (category >= PEDESTRIAN && category <= LAST_CATEGORY);
  }

  /** Whether a found box may have this category: pedestrians, or none said. */
  boolean knowsFound(int category) {
    return this == EVERYTHING || category <= PEDESTRIAN;
  }

  /** What to say of a category that is not known. */
  String categoriesNeeded(String side, int category) {
    return ("needed %s boxes of category %s, because %s scores pedestrians, got %d; score files"
            + " without such categories with EVERYTHING")
        .formatted(side, side.equals("truth") ? "1 to 13" : "1, or -1 for none", this, category);
  }

  /** The category of a truth whose line may have no column for it. */
  static int categoryOf(MotText at, int category) {
    return at.columns() > 7 ? category : PEDESTRIAN;
  }
}
