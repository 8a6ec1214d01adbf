package io.miharu.eval.coco;

import io.miharu.eval.DataFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The found boxes of a COCO result file: a list of {@code image_id}, {@code category_id}, {@code
 * bbox} and {@code score}. About 60 bytes a box. Immutable.
 *
 * <p>Source: cocodataset.org, "Results format", object detection.
 */
public final class CocoDetections {

  private final BoxColumns boxes;
  private final double[] scores;
  private final long unknownClasses;

  private CocoDetections(BoxColumns boxes, double[] scores, long unknownClasses) {
    this.boxes = boxes;
    this.scores = scores;
    this.unknownClasses = unknownClasses;
  }

  /**
   * Reads a file.
   *
   * @param truth whose pictures and classes are known
   * @param asReference also takes sizes below 0 and scores that are NaN, as cocoapi does
   * @throws DataFormatException naming line, column and JSON path of what does not fit; also where
   *     a picture is none of the truth's, and where nothing was found, which cocoapi does not take
   */
  public static CocoDetections read(Path file, CocoTruth truth, boolean asReference)
      throws IOException {
    Reader reader = new Reader(truth, asReference);
    CocoJson.read(file, reader::root);
    return new CocoDetections(reader.boxes, reader.scores, reader.unknownClasses);
  }

  BoxColumns boxes() {
    return boxes;
  }

  double score(int box) {
    return scores[box];
  }

  /** How many boxes are of classes that the truth does not know; they are left out. */
  public long unknownClasses() {
    return unknownClasses;
  }

  /** How many boxes the file has. */
  public int size() {
    return boxes.size();
  }

  private static final class Reader {

    private final CocoTruth truth;
    private final boolean asReference;
    private final BoxColumns boxes = new BoxColumns();
    private double[] scores = new double[256];
    private long unknownClasses;
    private final double[] box = new double[4];
    private int image;
    private int category;
    private double score;
    private boolean hasImage;
    private boolean hasCategory;
    private boolean hasBox;
    private boolean hasScore;

    Reader(CocoTruth truth, boolean asReference) {
      this.truth = truth;
      this.asReference = asReference;
    }

    void root(CocoJson json) throws IOException {
      json.items("a list of found boxes", this::detection);
      if (boxes.size() == 0) {
        throw json.fault("a found box at least");
      }
    }

    private void detection(CocoJson json) throws IOException {
      hasImage = false;
      hasCategory = false;
      hasBox = false;
      hasScore = false;
      json.members(
          "an object with image_id, category_id, bbox and score", name -> member(json, name));
      if (!hasImage) {
        throw json.missing("image_id");
      }
      if (!hasCategory) {
        throw json.missing("category_id");
      }
      if (!hasBox) {
        throw json.missing("bbox");
      }
      if (!hasScore) {
        throw json.missing("score");
      }
      if (boxes.size() == scores.length) {
        scores = Arrays.copyOf(scores, scores.length + (scores.length >> 1));
      }
      scores[boxes.size()] = score;
      boxes.add(image, category, box);
      unknownClasses += category < 0 ? 1 : 0;
    }

    private void member(CocoJson json, String name) throws IOException {
      switch (name) {
        case "image_id" -> {
          hasImage = true;
          image = truth.imagePosition(json.whole("the whole number of a picture"));
          if (image < 0) {
            throw json.fault("the id of a picture of the truth");
          }
        }
        case "category_id" -> {
          hasCategory = true;
          category = truth.categoryPosition(json.whole("the whole number of a class"));
        }
        case "bbox" -> {
          hasBox = true;
          json.box(box, asReference);
        }
        case "score" -> {
          hasScore = true;
          score = asReference ? json.anyNumber("a score") : json.number("a finite number as score");
        }
        default -> {}
      }
    }
  }
}
