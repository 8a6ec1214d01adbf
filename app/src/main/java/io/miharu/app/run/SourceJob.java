package io.miharu.app.run;

import io.miharu.core.FrameStream;
import io.miharu.core.SourceInfo;
import io.miharu.core.Zone;
import io.miharu.temporal.habits.HabitMonitor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One source to run through the engine, with everything that is its own.
 *
 * @param name of its folder in the output, unique in the run
 * @param file where its video is, if it is a file that a report can link to
 * @param opener opens its frames
 * @param observers makes the looking half for it
 * @param zones the operator's zones
 * @param habits of its camera, which go on learning; not to be shared by jobs that run side by side
 */
public record SourceJob(
    String name,
    Optional<Path> file,
    Opener opener,
    Observers observers,
    List<ZoneSpec> zones,
    Optional<HabitMonitor> habits) {

  /** Opens a source's frames; called once, when its turn comes. */
  @FunctionalInterface
  public interface Opener {
    FrameStream open() throws IOException;
  }

  /** Makes the looking half for a source whose facts are known by then. */
  @FunctionalInterface
  public interface Observers {
    Observer open(SourceInfo info, List<Zone> zones) throws IOException;
  }

  public SourceJob {
    zones = List.copyOf(zones);
  }

  /** A job whose camera has no habits. */
  public SourceJob(
      String name, Optional<Path> file, Opener opener, Observers observers, List<ZoneSpec> zones) {
    this(name, file, opener, observers, zones, Optional.empty());
  }
}
