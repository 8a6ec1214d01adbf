package io.miharu.eval.activitynet;

import io.miharu.eval.DataFormatException;
import io.miharu.eval.activitynet.SegmentTable.Columns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The annotated segments of one subset of an ActivityNet or THUMOS truth file.
 *
 * <p>Format: {@code {"version":…, "taxonomy":…, "database":{video:{"subset":…,
 * "annotations":[{"segment":[start, end], "label":…}]}}}}, times in seconds, as numbers or as texts
 * that hold numbers. Classes are numbered in the order in which they first appear. Of a video that
 * stands twice, the last entry counts. Immutable.
 */
public final class SegmentTruth {

  private static final List<String> FIELDS = List.of("version", "taxonomy", "database");

  private final List<String> classes;
  private final List<String> videos;
  private final Map<String, Integer> videoNumbers;
  private final Map<String, Integer> classNumbers;
  private final Columns columns;

  private SegmentTruth(Map<String, Integer> classNumbers, SegmentTable table) {
    this.classNumbers = classNumbers;
    this.classes = List.copyOf(classNumbers.keySet());
    this.videos = table.videos();
    this.columns = table.columns();
    this.videoNumbers = new LinkedHashMap<>();
    for (String video : videos) {
      videoNumbers.put(video, videoNumbers.size());
    }
  }

  /**
   * Reads the annotations of one subset.
   *
   * @param subset such as {@code validation}; videos of other subsets are as good as absent
   * @throws DataFormatException if the file is not of the format, or holds nothing of the subset
   */
  public static SegmentTruth read(Path file, String subset, ActivityTask task, Parity parity)
      throws IOException {
    Reader reader = new Reader(subset, task, parity);
    JsonWalk.read(file, parity, reader::file);
    reader.tabulate();
    if (reader.table.size() == 0) {
      throw new DataFormatException(
          "%s: needed annotated videos of the subset \"%s\", got only those of %s; choose one of them"
              .formatted(file, subset, reader.subsets));
    }
    return new SegmentTruth(reader.classes, reader.table);
  }

  /** The classes with annotations, in the order of the file. */
  public List<String> classes() {
    return classes;
  }

  /** The videos with annotations of the subset, in the order of the file. */
  public List<String> videos() {
    return videos;
  }

  /** How many segments there are. */
  public int size() {
    return columns.size();
  }

  Columns columns() {
    return columns;
  }

  /** The number of a class, or -1 for a label without annotations. */
  int classNumber(String label) {
    return classNumbers.getOrDefault(label, -1);
  }

  /** The number of a video, or -1 for one without annotations. */
  int videoNumber(String video) {
    return videoNumbers.getOrDefault(video, -1);
  }

  private static final class Reader {

    private final String subset;
    private final ActivityTask task;
    private final Parity parity;
    private final Map<String, List<Annotation>> annotations = new LinkedHashMap<>(); // by video
    private final Map<String, Integer> classes = new LinkedHashMap<>();
    private final SegmentTable table = new SegmentTable();
    private final Set<String> subsets = new TreeSet<>();

    Reader(String subset, ActivityTask task, Parity parity) {
      this.subset = subset;
      this.task = task;
      this.parity = parity;
    }

    void file(JsonWalk json) throws IOException {
      Set<String> seen = new TreeSet<>();
      json.object(
          "truth",
          key -> {
            seen.add(key);
            if (key.equals("database")) {
              annotations.clear();
              json.object("the videos", video -> video(json, video));
            } else {
              json.skip();
            }
          });
      Fields.require(json, FIELDS, "database", seen, parity);
    }

    private void video(JsonWalk json, String name) throws IOException {
      VideoEntry entry = new VideoEntry(json);
      json.object("a video's entry", entry::member);
      String ofSubset = entry.subset;
      if (ofSubset == null) {
        throw json.fault("needed the video's \"subset\", got none");
      }
      subsets.add(ofSubset);
      annotations.put(name, List.of());
      if (!ofSubset.equals(subset)) {
        return;
      }
      if (entry.wrong != null) {
        throw entry.wrong;
      }
      if (!entry.annotated) {
        throw json.fault("needed the video's \"annotations\", got none");
      }
      annotations.put(name, entry.annotations);
    }

    void tabulate() {
      annotations.forEach(
          (video, ofVideo) -> {
            int from = table.size();
            for (Annotation annotation : ofVideo) {
              int label = classes.computeIfAbsent(annotation.label, unseen -> classes.size());
              table.add(label, annotation.start, annotation.end, 0);
            }
            if (table.size() > from) {
              table.close(video, from);
            }
          });
    }

    private record Annotation(String label, double start, double end) {}

    /** One video, whose subset may stand behind its annotations. */
    private final class VideoEntry {

      private final JsonWalk json;
      private final List<Annotation> annotations = new ArrayList<>();
      private @Nullable String subset;
      private boolean annotated;
      private @Nullable DataFormatException wrong;

      VideoEntry(JsonWalk json) {
        this.json = json;
      }

      void member(String key) throws IOException {
        switch (key) {
          case "subset" -> subset = json.text("the subset");
          case "annotations" -> {
            annotated = true;
            annotations.clear();
            json.array("the annotations", this::annotation);
          }
          default -> json.skip();
        }
      }

      private void annotation() throws IOException {
        SegmentEntry entry = new SegmentEntry(json, parity);
        json.object("an annotation", entry::member);
        // What is wrong in a video of another subset matters to nobody.
        if (wrong == null) {
          wrong = entry.wrong(task);
        }
        annotations.add(new Annotation(entry.label(), entry.start(), entry.end()));
      }
    }
  }
}
