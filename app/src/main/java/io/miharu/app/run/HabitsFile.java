package io.miharu.app.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.miharu.temporal.habits.HabitGrid;
import io.miharu.temporal.habits.HabitMonitor;
import io.miharu.temporal.habits.HabitMonitor.Learnt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * What was learnt of one camera, kept between runs in a JSON file of about 100 kB.
 *
 * <p>A new file replaces the old one in one step, so an interrupted run leaves one of the two.
 */
public final class HabitsFile {

  private static final int VERSION = 1;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  private record Document(
      int version,
      int columns,
      int rows,
      double watchedMinutes,
      List<Double> grid,
      List<Double> surprises) {}

  private HabitsFile() {}

  /**
   * A monitor that goes on where the file stopped, or a new one when there is no such file yet.
   *
   * @throws CameraFileException when the file is there and does not hold habits
   */
  public static HabitMonitor open(Path file) throws CameraFileException {
    if (!Files.exists(file)) {
      return new HabitMonitor();
    }
    try {
      Document document = JSON.readValue(Files.readAllBytes(file), Document.class);
      if (document.version() != VERSION
          || document.columns() != HabitGrid.COLUMNS
          || document.rows() != HabitGrid.ROWS) {
        throw new CameraFileException(
            "%s holds habits of version %d on %d x %d cells, needed version %d on %d x %d; learn them anew in another file"
                .formatted(
                    file,
                    document.version(),
                    document.columns(),
                    document.rows(),
                    VERSION,
                    HabitGrid.COLUMNS,
                    HabitGrid.ROWS));
      }
      return HabitMonitor.of(
          new Learnt(document.watchedMinutes(), document.grid(), document.surprises()));
    } catch (JsonProcessingException | IllegalArgumentException wrong) {
      throw new CameraFileException(
          "%s does not hold the habits of a camera; give a file that --habits wrote, or a name that is not taken yet"
              .formatted(file),
          wrong);
    } catch (CameraFileException wrong) {
      throw wrong;
    } catch (IOException unreadable) {
      throw new CameraFileException(
          "%s cannot be read: %s".formatted(file, unreadable.getMessage()), unreadable);
    }
  }

  /** SHA-256 of the file; empty when there is none yet. */
  public static Optional<String> fingerprint(Path file) throws IOException {
    return Files.exists(file)
        ? Optional.of(FileHashes.sha256(Files.readAllBytes(file)))
        : Optional.empty();
  }

  /**
   * Keeps what was learnt.
   *
   * @throws OutputException when the file cannot be written
   */
  public static void save(HabitMonitor monitor, Path file) throws IOException {
    Learnt learnt = monitor.learnt();
    Document document =
        new Document(
            VERSION,
            HabitGrid.COLUMNS,
            HabitGrid.ROWS,
            learnt.watchedMinutes(),
            learnt.grid(),
            learnt.surprises());
    Path whole = file.toAbsolutePath();
    Path fresh = whole.resolveSibling(whole.getFileName() + ".new");
    try {
      JSON.writeValue(fresh.toFile(), document);
      Files.move(fresh, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException unwritable) {
      throw new OutputException(
          "cannot write the habits to %s: %s".formatted(file, unwritable.getMessage()), unwritable);
    }
  }
}
