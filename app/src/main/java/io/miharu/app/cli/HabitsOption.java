package io.miharu.app.cli;

import io.miharu.app.run.HabitsFile;
import io.miharu.temporal.habits.HabitMonitor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --habits FILE}: what is normal before this camera, learnt over all its runs. */
final class HabitsOption {

  @Option(
      names = "--habits",
      paramLabel = "FILE",
      description = {
        "Learn what is normal before this camera, and report what is not as anomaly: place,"
            + " direction, speed, size and kind of what moves. FILE is made, or gone on with; the"
            + " first ten minutes are learnt in silence. One camera per FILE: all sources of the"
            + " run are taken to be of it, and run one after the other."
      })
  private @Nullable Path file;

  private @Nullable HabitMonitor monitor;

  boolean given() {
    return file != null;
  }

  /** What is known so far, opened once; empty without the option. */
  Optional<HabitMonitor> open() throws IOException {
    if (file != null && monitor == null) {
      monitor = HabitsFile.open(file);
    }
    return Optional.ofNullable(monitor);
  }

  /** The fingerprints of a run's files, and of this one as it was before the run. */
  Map<String, String> with(Map<String, String> hashes) throws IOException {
    Map<String, String> all = new TreeMap<>(hashes);
    Path known = file;
    if (known != null) {
      HabitsFile.fingerprint(known)
          .ifPresent(hash -> all.put(String.valueOf(known.getFileName()), hash));
    }
    return all;
  }

  /** Keeps what was learnt, also when the run was interrupted. */
  void save() throws IOException {
    if (file != null && monitor != null) {
      HabitsFile.save(monitor, file);
    }
  }
}
