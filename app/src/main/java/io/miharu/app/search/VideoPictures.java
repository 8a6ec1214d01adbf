package io.miharu.app.search;

import io.miharu.app.report.Snapshot;
import io.miharu.core.Frame;
import io.miharu.core.FrameStream;
import io.miharu.core.MediaTime;
import io.miharu.events.index.ConceptIndex;
import io.miharu.events.index.Origin;
import io.miharu.events.index.StoredVideo;
import io.miharu.ingest.OpenOptions;
import io.miharu.ingest.Source;
import io.miharu.ingest.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Pictures out of the videos of an index, where these are still at hand. */
public final class VideoPictures {

  private final ConceptIndex index;

  /**
   * @param index is borrowed
   */
  public VideoPictures(ConceptIndex index) {
    this.index = index;
  }

  /**
   * The first picture from a time on; empty where the video is not at hand, cannot be read any
   * more, or was never one.
   *
   * @throws IOException when the index cannot be read
   */
  public Optional<Snapshot> at(String video, MediaTime time) throws IOException {
    Optional<StoredVideo> found = index.video(video);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Origin origin;
    try (StoredVideo stored = found.get()) {
      origin = stored.origin();
    }
    Path path = Path.of(origin.location());
    if (origin.width() == 0 || !Files.exists(path)) {
      return Optional.empty();
    }
    Source.Kind kind = Files.isDirectory(path) ? Source.Kind.IMAGE_FOLDER : Source.Kind.VIDEO_FILE;
    try (FrameStream frames =
        Sources.open(new Source(video, path, kind), OpenOptions.DEFAULT.withStart(time))) {
      Optional<Frame> next = frames.next();
      if (next.isEmpty()) {
        return Optional.empty();
      }
      try (Frame frame = next.get()) {
        return Optional.of(Snapshot.of(frame, List.of()));
      }
    } catch (IOException unreadable) {
      return Optional.empty(); // The answer comes from the index; its picture is an extra.
    }
  }
}
