package io.miharu.events.index.exchange;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miharu.core.ConceptId;
import io.miharu.core.ConceptTimeline;
import io.miharu.events.index.StoredVideo;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the timeline of one video for others to read. */
public final class ScoreExport {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String name;
  private final ConceptTimeline timeline;

  public ScoreExport(StoredVideo video) throws IOException {
    name = video.name();
    timeline = video.timeline();
  }

  /** The columns, in order. */
  public List<ConceptId> concepts() {
    return timeline.concepts();
  }

  /** {@code [T][C]} in NumPy's format, NaN where a detector did not run. */
  public void npy(Path file) throws IOException {
    int columns = concepts().size();
    NpyMatrix.write(file, timeline.steps(), columns, this::row);
  }

  private float[] row(int step) {
    float[] row = new float[concepts().size()];
    for (int column = 0; column < row.length; column++) {
      row[column] = timeline.at(step, column);
    }
    return row;
  }

  /** The list of labels to go with the matrix, one a line. */
  public void labels(Path file) throws IOException {
    Files.writeString(
        file, concepts().stream().map(id -> id.value() + "\n").collect(Collectors.joining()));
  }

  /** A wide table: video, start, end and a column for each concept. */
  public void csv(Path file) throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("video,start,end");
      for (ConceptId concept : concepts()) {
        out.write("," + concept);
      }
      out.write('\n');
      String quoted = '"' + name.replace("\"", "\"\"") + '"';
      for (int step = 0; step < timeline.steps(); step++) {
        out.write(quoted + ',' + start(step) + ',' + start(step + 1));
        for (float probability : row(step)) {
          out.write(Float.isNaN(probability) ? "," : "," + probability);
        }
        out.write('\n');
      }
    }
  }

  /** A line for every step and concept that was looked for. */
  public void jsonLines(Path file) throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      for (int step = 0; step < timeline.steps(); step++) {
        float[] row = row(step);
        for (int column = 0; column < row.length; column++) {
          if (!Float.isNaN(row[column])) {
            ObjectNode line = JSON.createObjectNode();
            line.put("source", name);
            line.put("start", start(step));
            line.put("end", start(step + 1));
            line.put("concept", concepts().get(column).value());
            line.put("probability", row[column]);
            line.put("calibrated", true);
            out.write(JSON.writeValueAsString(line) + "\n");
          }
        }
      }
    }
  }

  private double start(int step) {
    return timeline.step().micros() * (long) step / 1e6;
  }
}
