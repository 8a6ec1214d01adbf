package io.miharu.app.run;

import io.miharu.core.ConceptId;
import io.miharu.core.TrackState;
import io.miharu.eval.mot.MotRow;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code tracks.txt} in MOTChallenge text and {@code tracks.classes.csv} beside it.
 *
 * <p>A line is {@code frame,id,left,top,width,height,confidence,-1,-1,-1}; frames count from 1 in
 * decoding order, and a confirmed track has a line in every decoded frame, also where no detector
 * ran. The classes are the tracks' last ones and are written at the end. Owns both files. Not
 * thread-safe.
 */
final class TracksFile implements AutoCloseable {

  private final BufferedWriter writer;
  private final Optional<Path> classesFile;
  private final Map<Integer, ConceptId> classes = new TreeMap<>();

  TracksFile(Path tracksFile, Path classesFile) throws IOException {
    this.writer = Files.newBufferedWriter(tracksFile);
    this.classesFile = Optional.of(classesFile);
  }

  private TracksFile() {
    this.writer = new BufferedWriter(Writer.nullWriter());
    this.classesFile = Optional.empty();
  }

  /** For a run that keeps nothing. */
  static TracksFile nowhere() {
    return new TracksFile();
  }

  void write(long frameIndex, List<TrackState> tracks) throws IOException {
    for (TrackState track : tracks) {
      writer.write(MotRow.ofResult(frameIndex, track.id(), track.box(), track.confidence()).line());
      writer.write('\n');
      classes.put(track.id(), track.label());
    }
  }

  @Override
  public void close() throws IOException {
    writer.close();
    if (classesFile.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder("id,label\n");
    classes.forEach((id, label) -> text.append(id).append(',').append(label).append('\n'));
    Files.writeString(classesFile.get(), text);
  }
}
