package io.miharu.app.cli;

import io.miharu.app.console.UsageException;
import io.miharu.ingest.OpenOptions;
import io.miharu.ingest.Source;
import io.miharu.ingest.Sources;
import io.miharu.ingest.javacv.CameraSource;
import io.miharu.ingest.live.LiveAddress;
import io.miharu.ingest.live.LiveSettings;
import io.miharu.ingest.live.LiveSource;
import io.miharu.ingest.live.Overflow;
import io.miharu.ingest.live.ReplaySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One source to be watched.
 *
 * @param name unique in the run
 * @param location for messages, without a password
 * @param file where it is, if it is a file to be replayed
 * @param source how it is connected
 * @param settings how it is treated
 */
record WatchedSource(
    String name, String location, Optional<Path> file, LiveSource source, LiveSettings settings) {

  private static final Pattern NAMED = Pattern.compile("([A-Za-z0-9][A-Za-z0-9_.-]*)=(.+)");

  /** What the words of the command line stand for. */
  static List<WatchedSource> expand(List<String> words, OpenOptions frames, LiveOptions live)
      throws IOException {
    List<WatchedSource> all = new ArrayList<>();
    Set<String> names = new HashSet<>(); // asked only whether it contains a name
    for (String word : words) {
      Matcher named = NAMED.matcher(word);
      boolean hasName = named.matches() && !Files.exists(Path.of(word));
      String location = hasName ? named.group(2) : word;
      Optional<String> wanted = hasName ? Optional.of(named.group(1)) : Optional.empty();
      Optional<LiveAddress> address = LiveAddress.of(location);
      if (address.isPresent()) {
        String name = unused(wanted.orElse(address.get().name()), names);
        LiveSource camera =
            new CameraSource(address.get(), name, live.camera(frames), System::nanoTime);
        all.add(
            new WatchedSource(
                name,
                address.get().shown(),
                Optional.empty(),
                camera,
                live.settings(LiveOptions.isPiped(address.get()), all.size() + 1)));
        continue;
      }
      for (Source file : Sources.expand(List.of(location))) {
        String name = unused(wanted.orElse(file.name()), names);
        Source renamed = new Source(name, file.path(), file.kind());
        LiveSource replay =
            new ReplaySource(() -> Sources.open(renamed, frames), live.speed(), System::nanoTime);
        all.add(
            new WatchedSource(
                name,
                file.path().toString(),
                Optional.of(file.path()),
                replay,
                live.settings(false, all.size() + 1)));
      }
    }
    if (all.stream().filter(source -> source.location().equals("-")).count() > 1) {
      throw new UsageException("standard input can be watched once only");
    }
    return all;
  }

  /** Whether it is a camera that does not wait for us. */
  boolean mayLoseFrames() {
    return file.isEmpty() && settings.overflow() == Overflow.DROP_OLDEST;
  }

  private static String unused(String name, Set<String> names) {
    String candidate = name;
    for (int i = 2; !names.add(candidate); i++) {
      candidate = name + "-" + i;
    }
    return candidate;
  }
}
