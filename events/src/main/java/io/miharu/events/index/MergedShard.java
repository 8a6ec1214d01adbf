package io.miharu.events.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miharu.core.ConceptId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Many complete videos in one file, concept by concept. Owns its file. Thread-safe. */
final class MergedShard implements Shard, AutoCloseable {

  /** In how many steps each level of each concept stands, so that calibration reads no cells. */
  static final String LEVELS = "levels";

  private static final String FOREIGN = "foreign";

  private final ArrayFile file;
  private final boolean counted;
  private final List<ShardVideo> videos;
  private final List<ConceptId> concepts;
  private final Set<ConceptId> foreign;
  private final Map<ConceptId, Integer> columns = new HashMap<>(); // asked only for single keys
  private final long[] offsets;
  private final long[] ranOffsets;

  private MergedShard(
      ArrayFile file,
      boolean counted,
      List<ShardVideo> videos,
      List<ConceptId> concepts,
      Collection<ConceptId> foreign)
      throws IOException {
    this.file = file;
    this.counted = counted;
    this.videos = List.copyOf(videos);
    this.concepts = List.copyOf(concepts);
    this.foreign = Set.copyOf(foreign);
    for (int column = 0; column < concepts.size(); column++) {
      columns.put(concepts.get(column), column);
    }
    offsets = file.longs(Segment.OFFSETS);
    ranOffsets = file.longs(Segment.RAN_OFFSETS);
  }

  /** The arrays of a generation. */
  static ArrayLayout layout(long columns, long cells, long runs) {
    return new ArrayLayout.Builder()
        .add(Segment.OFFSETS, ElementType.U8, columns + 1)
        .add(Segment.STEPS, ElementType.U4, cells)
        .add(Segment.PROBABILITIES, ElementType.U1, cells)
        .add(Segment.RAN_OFFSETS, ElementType.U8, columns + 1)
        .add(Segment.RAN, ElementType.U4, runs, 2)
        .add(LEVELS, ElementType.U8, columns, Levels.COUNT)
        .build();
  }

  static String text(
      TimeGrid grid,
      List<ShardVideo> videos,
      List<ConceptId> concepts,
      Collection<ConceptId> foreign,
      ArrayLayout layout)
      throws IOException {
    ObjectNode object = DescriptionJson.JSON.createObjectNode();
    object.put("format", "miharu-merged");
    object.put("version", IndexFolder.VERSION);
    object.put("stepMicros", grid.stepMicros());
    object.set("concepts", DescriptionJson.ids(concepts));
    object.set(FOREIGN, DescriptionJson.ids(foreign));
    object.set("arrays", DescriptionJson.arrays(layout));
    ArrayNode list = object.putArray("videos");
    for (ShardVideo video : videos) {
      list.addObject()
          .put("name", video.name())
          .put("base", video.base())
          .put("steps", video.steps());
    }
    return DescriptionJson.JSON.writeValueAsString(object) + "\n";
  }

  /**
   * Opens a generation.
   *
   * @param name of its files, without extension
   * @param hidden the videos in it that do not count any more
   */
  static MergedShard open(Path root, String name, Set<String> hidden) throws IOException {
    Path description = root.resolve(name + ".json");
    JsonNode object = DescriptionJson.read(description);
    DescriptionJson.checkFormat(object, "miharu-merged", description);
    List<ShardVideo> videos = new ArrayList<>();
    for (JsonNode entry : object.path("videos")) {
      String video = entry.path("name").asText();
      videos.add(
          new ShardVideo(
              video,
              entry.path("base").asInt(),
              entry.path("steps").asInt(),
              hidden.contains(video)));
    }
    ArrayLayout layout = DescriptionJson.layout(object.path("arrays"));
    ArrayFile file = ArrayFile.open(root.resolve(name + ".bin"), layout);
    try {
      List<ConceptId> concepts = DescriptionJson.ids(object.path("concepts"));
      return new MergedShard(
          file,
          layout.has(LEVELS),
          videos,
          concepts,
          // One that was merged before this was written down may hold anything.
          object.has(FOREIGN) ? DescriptionJson.ids(object.path(FOREIGN)) : concepts);
    } catch (IOException unreadable) {
      file.close();
      throw unreadable;
    }
  }

  @Override
  public List<ShardVideo> videos() {
    return videos;
  }

  @Override
  public List<ConceptId> concepts() {
    return concepts;
  }

  @Override
  public Set<ConceptId> foreign() {
    return foreign;
  }

  @Override
  public Series series(ConceptId concept) throws IOException {
    Integer column = columns.get(concept);
    if (column == null) {
      return Series.NONE;
    }
    long from = offsets[column];
    int cells = Math.toIntExact(offsets[column + 1] - from);
    int runs = Math.toIntExact(ranOffsets[column + 1] - ranOffsets[column]);
    return new Series(
        file.ints(Segment.STEPS, from, cells),
        file.bytes(Segment.PROBABILITIES, from, cells),
        file.ints(Segment.RAN, ranOffsets[column] * 2, runs * 2));
  }

  /** As they were counted when the videos were merged; outdated ones count, too. */
  @Override
  public long[] levels(ConceptId concept) throws IOException {
    Integer column = columns.get(concept);
    return column == null || !counted
        ? Levels.count(series(concept))
        : file.longs(LEVELS, (long) column * Levels.COUNT, Levels.COUNT);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
