package io.miharu.app.indexing;

import io.miharu.app.BuildVersion;
import io.miharu.app.run.DetectorChoice;
import io.miharu.app.run.FileHashes;
import io.miharu.app.run.Interruption;
import io.miharu.app.run.LookPlan;
import io.miharu.app.run.Networks;
import io.miharu.app.run.Observer;
import io.miharu.app.run.OutputException;
import io.miharu.app.run.Perception;
import io.miharu.app.run.RunListener;
import io.miharu.app.run.RunSettings;
import io.miharu.app.run.SettingsException;
import io.miharu.app.run.Workers;
import io.miharu.core.ConceptId;
import io.miharu.core.Frame;
import io.miharu.core.FrameStream;
import io.miharu.core.MediaException;
import io.miharu.core.MediaTime;
import io.miharu.core.Moment;
import io.miharu.core.SourceInfo;
import io.miharu.core.Zone;
import io.miharu.events.index.IndexWriter;
import io.miharu.events.index.Origin;
import io.miharu.events.index.StoredVideo;
import io.miharu.events.index.VideoWriter;
import io.miharu.ingest.OpenOptions;
import io.miharu.ingest.PrefetchStream;
import io.miharu.ingest.Source;
import io.miharu.ingest.Sources;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Indexes sources, one call each; several threads may call. Borrows the index.
 *
 * <p>A source that is stored complete and unchanged is skipped; one that was cut short is read on
 * from its last full minute, after a warm-up that makes the trackers forget nothing recent.
 * Thread-safe.
 */
public final class Indexer {

  private static final int PREFETCHED_FRAMES = 8;

  /** Longer than the concepts of tracks look back, so that a resumed run misses little. */
  private static final Duration WARM_UP = Duration.ofSeconds(30);

  /** What may differ between two runs whose scores may be taken for the same. */
  private static final String VERSION = "miharu";

  private final IndexWriter index;
  private final RunSettings settings;
  private final Map<String, String> provenance;
  private final List<ConceptId> vocabulary;
  private final Workers workers;
  private final int sideBySide;
  private final Interruption interruption;
  private final RunListener listener;

  /**
   * @param workers where frames are looked at; borrowed
   * @param sideBySide how many sources are indexed at a time, from 1 on
   */
  public Indexer(
      IndexWriter index,
      RunSettings settings,
      Workers workers,
      int sideBySide,
      Interruption interruption,
      RunListener listener)
      throws IOException {
    this.index = index;
    this.settings = settings;
    this.provenance = provenance(settings);
    this.vocabulary = EngineVocabulary.of(settings);
    this.workers = workers;
    this.sideBySide = sideBySide;
    this.interruption = interruption;
    this.listener = listener;
  }

  private static Map<String, String> provenance(RunSettings settings) throws IOException {
    Map<String, String> provenance = new TreeMap<>();
    provenance.put(VERSION, BuildVersion.current());
    provenance.put("detector", settings.detector().label());
    settings.detector().size().ifPresent(size -> provenance.put("detectorSize", "" + size));
    FileHashes.of(settings).forEach((file, hash) -> provenance.put("sha256 " + file, hash));
    Networks networks = settings.networks();
    networks.pose().ifPresent(file -> provenance.put("pose", "" + file.getFileName()));
    networks.appearance().ifPresent(file -> provenance.put("appearance", "" + file.getFileName()));
    networks.classifier().ifPresent(file -> provenance.put("classifier", "" + file.getFileName()));
    networks.clips().ifPresent(file -> provenance.put("clip-model", "" + file.getFileName()));
    networks
        .sequences()
        .ifPresent(file -> provenance.put("sequence-model", "" + file.getFileName()));
    provenance.put("camera", settings.camera().toString());
    LookPlan looks = settings.looks();
    looks.every().ifPresent(every -> provenance.put("every", Integer.toString(every)));
    if (looks.kind() == LookPlan.Kind.MOTION) {
      provenance.put("schedule", "motion");
      looks.perSecond().ifPresent(rate -> provenance.put("looksPerSecond", "" + rate));
    }
    settings.crop().ifPresent(crop -> provenance.put("crop", crop.toString()));
    provenance.put("start", settings.start().toString());
    settings.end().ifPresent(end -> provenance.put("end", end.toString()));
    if (!settings.zones().isEmpty()) {
      provenance.put("zones", settings.zones().toString());
    }
    return provenance;
  }

  /**
   * Reads one source and stores its timeline.
   *
   * @throws OutputException when the index cannot be written
   * @throws SettingsException when a zone or the crop lies outside the picture
   */
  public IndexOutcome index(Source source) throws IOException {
    String location = source.path().toAbsolutePath().normalize().toString();
    Optional<String> print = Fingerprint.of(source.path());
    String name = unusedName(source.name(), location, print);
    MediaTime resume = settings.start();
    double resumedSeconds = 0;
    Optional<StoredVideo> stored = index.stored(name);
    if (stored.isPresent()) {
      try (StoredVideo video = stored.get()) {
        double seconds = video.steps() * index.grid().stepSeconds();
        if (video.complete() && isSame(video.origin(), location, print)) {
          return new IndexOutcome(name, true, 0, seconds, Optional.empty());
        }
      }
    }
    FrameStream probe;
    try {
      probe = Sources.open(source, options(resume));
    } catch (MediaException unopened) {
      return new IndexOutcome(name, false, 0, 0, Optional.of(unopened));
    } catch (IllegalArgumentException misfit) {
      throw new SettingsException(name, misfit);
    }
    SourceInfo info = probe.info();
    Origin origin = new Origin(location, print, info.width(), info.height(), provenance);
    try (VideoWriter writer = index.begin(name, origin, vocabulary)) {
      FrameStream frames = probe;
      if (writer.resumedAt() > 0) {
        MediaTime stopped = index.grid().start(writer.resumedAt());
        resumedSeconds = stopped.seconds();
        MediaTime warm = stopped.minus(WARM_UP);
        probe.close();
        frames = Sources.open(source, options(warm.isBefore(resume) ? resume : warm));
      }
      return read(name, frames, writer, resumedSeconds);
    } finally {
      probe.close();
    }
  }

  private OpenOptions options(MediaTime start) {
    return settings.openOptions(sideBySide).withStart(start);
  }

  /** Whether what is stored is of this source, scored as this run would score it. */
  private boolean isSame(Origin stored, String location, Optional<String> print) {
    Map<String, String> before = new TreeMap<>(stored.provenance());
    Map<String, String> now = new TreeMap<>(provenance);
    before.remove(VERSION);
    now.remove(VERSION);
    return before.equals(now)
        && (print.isPresent()
            ? stored.fingerprint().equals(print)
            : stored.location().equals(location));
  }

  /** The source's name, or with a number if another video has it. */
  private synchronized String unusedName(String name, String location, Optional<String> print)
      throws IOException {
    String candidate = name;
    for (int i = 2; ; i++) {
      Optional<StoredVideo> stored = index.stored(candidate);
      if (stored.isEmpty()) {
        return candidate;
      }
      try (StoredVideo video = stored.get()) {
        boolean ours =
            video.origin().location().equals(location)
                || (print.isPresent() && video.origin().fingerprint().equals(print));
        if (ours) {
          return candidate;
        }
      }
      candidate = name + "-" + i;
    }
  }

  private IndexOutcome read(
      String name, FrameStream opened, VideoWriter writer, double resumedSeconds)
      throws IOException {
    SourceInfo info = opened.info();
    List<Zone> zones = zones(name, info);
    long frames = 0;
    Optional<MediaException> fault = Optional.empty();
    MediaTime last = MediaTime.ZERO;
    listener.started(info, name);
    try (Observer observer = DetectorChoice.observers(settings, workers).open(info, zones);
        PrefetchStream decoded = new PrefetchStream(opened, PREFETCHED_FRAMES);
        FrameStream stream = observer.ahead(decoded)) {
      Perception perception = new Perception(observer, info, zones);
      MomentRecorder recorder = new MomentRecorder(writer, index.grid());
      boolean stopped = false;
      try {
        for (Optional<Frame> next = stream.next(); next.isPresent(); next = stream.next()) {
          try (Frame frame = next.get()) {
            Moment moment = perception.perceive(frame);
            record(recorder, moment, perception.looked());
            last = moment.time();
            listener.frame(name, ++frames, moment.time());
          }
          if (interruption.requested()) {
            stopped = true;
            break;
          }
        }
      } catch (MediaException damaged) {
        fault = Optional.of(damaged);
      }
      try {
        recorder.flush();
        if (!stopped) {
          writer.finish();
        }
      } catch (IOException unwritable) {
        throw unwritable(unwritable);
      }
    }
    return new IndexOutcome(name, false, resumedSeconds, last.seconds(), fault);
  }

  private static void record(MomentRecorder recorder, Moment moment, boolean looked)
      throws OutputException {
    try {
      recorder.accept(moment, looked);
    } catch (IOException unwritable) {
      throw unwritable(unwritable);
    }
  }

  private static OutputException unwritable(IOException failure) {
    return new OutputException(
        "the index cannot be written any further: " + failure.getMessage(), failure);
  }

  private List<Zone> zones(String name, SourceInfo info) throws SettingsException {
    try {
      return settings.zones().stream().map(zone -> zone.in(info.width(), info.height())).toList();
    } catch (IllegalArgumentException misfit) {
      throw new SettingsException(name, misfit);
    }
  }
}
