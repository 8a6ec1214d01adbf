package io.miharu.ingest.skeletons;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the public data sets, or skips the test. */
final class SkeletonData {

  private SkeletonData() {}

  static Path of(String file) {
    Path path = Path.of(System.getProperty("miharu.data", ""), "skeletons", file);
    assumeTrue(
        Files.exists(path),
        "skipped: needs the development data; set -Dmiharu.data=FOLDER, none at " + path);
    return path;
  }
}
