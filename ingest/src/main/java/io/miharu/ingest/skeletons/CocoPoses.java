package io.miharu.ingest.skeletons;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.miharu.core.Joint;
import io.miharu.core.MediaTime;
import io.miharu.core.Pose;
import io.miharu.core.SkeletonLayout;
import io.miharu.core.SkeletonSequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Skeletons of people in pictures, as COCO's key point results.
 *
 * <p>Source: Lin et al., "Microsoft COCO", ECCV 2014, format of its results for key points: a list
 * of {@code {"image_id": 12, "category_id": 1, "keypoints": [x, y, confidence, ...], "score": 0.9}}
 * with 17 key points in pixels. The number of the picture is the number of the frame; a {@code
 * track_id}, which COCO has not, tells persons apart. Without one, the person of the best score in
 * each frame is track 0.
 */
public final class CocoPoses {

  private static final int JOINTS = SkeletonLayout.COCO_17.joints().size();

  private record Seen(Pose pose, double score) {}

  private CocoPoses() {}

  /**
   * Reads a file.
   *
   * @param framesPerSecond of the pictures, above 0
   * @return the skeletons of each track over time
   * @throws SkeletonFormatException naming the entry that does not fit
   */
  public static SortedMap<Integer, SkeletonSequence> read(Path file, double framesPerSecond)
      throws IOException {
    JsonNode results;
    try {
      results = new ObjectMapper().readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException broken) {
      throw new SkeletonFormatException(
          "%s is no JSON: %s".formatted(file, broken.getOriginalMessage()), broken);
    }
    if (!results.isArray()) {
      throw new SkeletonFormatException(
          "%s needs a list of key point results, got %s".formatted(file, results.getNodeType()));
    }
    SortedMap<Integer, SortedMap<Integer, Seen>> tracks = new TreeMap<>();
    for (int i = 0; i < results.size(); i++) {
      JsonNode result = results.get(i);
      if (!result.path("image_id").isInt() || result.path("image_id").asInt() < 0) {
        throw new SkeletonFormatException(
            "%s, entry %d: needs image_id, a frame number of 0 or more".formatted(file, i));
      }
      Seen seen = new Seen(pose(file, i, result), result.path("score").asDouble(0));
      tracks
          .computeIfAbsent(result.path("track_id").asInt(0), id -> new TreeMap<>())
          .merge(
              result.path("image_id").asInt(),
              seen,
              (one, other) -> other.score() > one.score() ? other : one);
    }
    SortedMap<Integer, SkeletonSequence> sequences = new TreeMap<>();
    tracks.forEach(
        (track, frames) -> {
          List<MediaTime> times = new ArrayList<>();
          List<Pose> poses = new ArrayList<>();
          frames.forEach(
              (frame, seen) -> {
                times.add(MediaTime.ofSeconds(frame / framesPerSecond));
                poses.add(seen.pose());
              });
          sequences.put(track, SkeletonSequence.of(SkeletonLayout.COCO_17, times, poses));
        });
    return sequences;
  }

  private static Pose pose(Path file, int entry, JsonNode result) throws SkeletonFormatException {
    JsonNode numbers = result.path("keypoints");
    if (numbers.size() != 3 * JOINTS) {
      throw new SkeletonFormatException(
          "%s, entry %d: needs %d numbers in keypoints, got %d"
              .formatted(file, entry, 3 * JOINTS, numbers.size()));
    }
    List<Joint> joints = new ArrayList<>();
    for (int joint = 0; joint < JOINTS; joint++) {
      double confidence = numbers.get(3 * joint + 2).asDouble(Double.NaN);
      if (confidence == 0) {
        joints.add(Joint.MISSING);
        continue;
      }
      try {
        joints.add(
            new Joint(
                (float) numbers.get(3 * joint).asDouble(Double.NaN),
                (float) numbers.get(3 * joint + 1).asDouble(Double.NaN),
                // Annotations write the visibility 1 or 2 where results write a confidence.
                (float) Math.min(1, confidence)));
      } catch (IllegalArgumentException wrong) {
        throw new SkeletonFormatException(
            "%s, entry %d: %s".formatted(file, entry, wrong.getMessage()), wrong);
      }
    }
    return new Pose(SkeletonLayout.COCO_17, joints);
  }
}
