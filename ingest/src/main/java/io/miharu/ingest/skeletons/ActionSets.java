package io.miharu.ingest.skeletons;

import io.miharu.core.ActionSet;
import io.miharu.core.BodyMotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The data sets that can be read, by name. */
public final class ActionSets {

  private static final Map<String, ActionSetReader> READERS =
      new TreeMap<>(
          Map.of(
              "sbu", new SbuReader(),
              "msr", new MsrReader(),
              "utkinect", new UtKinectReader(),
              "florence", new FlorenceReader(),
              "ntu", new NtuReader(),
              "csv", new CsvReader()));

  private ActionSets() {}

  /**
   * Reads a whole set.
   *
   * @param name sbu, msr, utkinect, florence, ntu, or csv for a user's own recordings
   * @param source its archive or folder
   * @throws SkeletonFormatException when a file is not what the set's format says
   * @throws IllegalArgumentException when there is no set of that name
   */
  public static ActionSet read(String name, Path source) throws IOException {
    ActionSetReader reader = READERS.get(name);
    if (reader == null) {
      throw new IllegalArgumentException(
          "there is no data set %s; there are %s".formatted(name, READERS.keySet()));
    }
    return reader.read(source);
  }

  /**
   * Reads one recording of a user's, with the lines that the files of the set csv have.
   *
   * @return one body, or two with the same times
   * @throws SkeletonFormatException when there is no such file, or a line is not as it should be
   */
  public static List<BodyMotion> recording(Path csv) throws IOException {
    if (!Files.isRegularFile(csv)) {
      throw new SkeletonFormatException(
          csv + " is no file; pass a recording as CSV, whose first line is layout,NAME");
    }
    return CsvReader.bodies(String.valueOf(csv.getFileName()), Files.readAllBytes(csv));
  }
}
