package io.miharu.ingest.skeletons;

import io.miharu.core.ActionSet;
import java.io.IOException;
import java.nio.file.Path;

/** Reads one data set of labelled skeletons. Thread-safe. */
public interface ActionSetReader {

  /**
   * Reads all of it.
   *
   * @param source the archive it was published in (.tar, .tar.gz), or a folder with its files
   * @throws SkeletonFormatException when a file is not what the set's format says
   */
  ActionSet read(Path source) throws IOException;
}
