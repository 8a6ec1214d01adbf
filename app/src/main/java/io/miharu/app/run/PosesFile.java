package io.miharu.app.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miharu.core.Joint;
import io.miharu.core.MediaTime;
import io.miharu.core.Pose;
import io.miharu.core.SkeletonLayout;
import io.miharu.core.SkeletonSequence;
import io.miharu.core.TrackPose;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code poses.jsonl}: a line for every skeleton that was looked at, {@code {"frame":12,"time":0.4,
 * "track":3,"layout":"coco-17","joints":[[x,y,confidence],…]}}, with {@code null} for a joint that
 * was not found.
 *
 * <p>Frames count from 1, as in tracks.txt. Coordinates in hundredths of a pixel, confidences in
 * thousandths. Owns the file. Not thread-safe.
 */
final class PosesFile implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final BufferedWriter writer;

  PosesFile(Path file) throws IOException {
    this.writer = Files.newBufferedWriter(file);
  }

  void write(long frameIndex, MediaTime time, List<TrackPose> poses) throws IOException {
    for (TrackPose pose : poses) {
      ObjectNode line = JSON.createObjectNode();
      line.put("frame", frameIndex + 1);
      line.put("time", time.seconds());
      line.put("track", pose.track());
      line.put("layout", pose.pose().layout().name());
      ArrayNode joints = line.putArray("joints");
      for (Joint joint : pose.pose().joints()) {
        if (joint.found()) {
          joints
              .addArray()
              .add(Math.round(joint.x() * 100.0) / 100.0)
              .add(Math.round(joint.y() * 100.0) / 100.0)
              .add(Math.round(joint.confidence() * 1000.0) / 1000.0);
        } else {
          joints.addNull();
        }
      }
      writer.write(line.toString());
      writer.write('\n');
    }
  }

  /**
   * Reads such a file: the skeletons of each track over time.
   *
   * @throws IOException when a line is not as above; the message names it
   */
  static SortedMap<Integer, SkeletonSequence> read(Path file) throws IOException {
    SortedMap<Integer, List<MediaTime>> times = new TreeMap<>();
    SortedMap<Integer, List<Pose>> poses = new TreeMap<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      try {
        JsonNode node = JSON.readTree(line);
        int track = node.path("track").asInt();
        Pose pose = pose(node);
        times
            .computeIfAbsent(track, id -> new ArrayList<>())
            .add(MediaTime.ofSeconds(node.path("time").asDouble(Double.NaN)));
        poses.computeIfAbsent(track, id -> new ArrayList<>()).add(pose);
      } catch (JsonProcessingException | IllegalArgumentException wrong) {
        throw new IOException(
            "%s, line %d is no skeleton of layout %s: %s"
                .formatted(file, number, SkeletonLayout.COCO_17.name(), wrong.getMessage()),
            wrong);
      }
    }
    SortedMap<Integer, SkeletonSequence> sequences = new TreeMap<>();
    times.forEach(
        (track, moments) ->
            sequences.put(
                track,
                SkeletonSequence.of(
                    SkeletonLayout.COCO_17, moments, poses.getOrDefault(track, List.of()))));
    return sequences;
  }

  private static Pose pose(JsonNode node) {
    List<Joint> joints = new ArrayList<>();
    for (JsonNode joint : node.path("joints")) {
      joints.add(
          joint.isNull()
              ? Joint.MISSING
              : new Joint(
                  (float) joint.path(0).asDouble(),
                  (float) joint.path(1).asDouble(),
                  (float) joint.path(2).asDouble()));
    }
    return new Pose(SkeletonLayout.COCO_17, joints);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
