package io.miharu.eval.sed;

import io.miharu.eval.DataFormatException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A system's events scored against annotated ones.
 *
 * <p>Videos that either side's files refer to are scored; with an experiment control file only
 * those it lists, and of them only events whose middle it holds. A video it lists must be in both
 * sides' files, or the signal's length would be wrong.
 *
 * @param settings what was asked for
 * @param systemTally what became of the system's events
 * @param truthTally what became of the annotated ones
 * @param common videos on both sides, by name
 * @param onlySystem videos of the system alone
 * @param onlyTruth videos of the truth alone
 * @param notInEcf videos on both sides that the control file leaves out
 * @param limits what {@link Settings#onlySystemEvents} or {@link Settings#onlyEvents} left of each
 *     video; empty where both are off
 * @param alignments by video, then in {@link #EVENTS}' order
 * @param events those seen, by name
 */
public record SedScores(
    Settings settings,
    Tally systemTally,
    Tally truthTally,
    List<String> common,
    List<String> onlySystem,
    List<String> onlyTruth,
    List<String> notInEcf,
    List<Limit> limits,
    List<SedAlignment> alignments,
    List<SedEventScore> events) {

  /** TRECVID's event types in the order of its reports: the required ones, then the optional. */
  public static final List<String> EVENTS =
      List.of(
          "PersonRuns",
          "CellToEar",
          "ObjectPut",
          "PeopleMeet",
          "PeopleSplitUp",
          "Embrace",
          "Pointing",
          "ElevatorNoEntry",
          "OpposingFlow",
          "TakePicture",
          "DoorOpenClose",
          "UseATM",
          "ObjectGet",
          "VestAppears",
          "SitDown",
          "StandUp",
          "ObjectTransfer");

  /** The order of {@link #EVENTS}; what is not among them comes after, by name. */
  static final Comparator<String> REPORT_ORDER =
      Comparator.<String>comparingInt(
              event -> EVENTS.contains(event) ? EVENTS.indexOf(event) : EVENTS.size())
          .thenComparing(Comparator.naturalOrder());

  /**
   * What to score and how.
   *
   * @param fps frames a second, above 0
   * @param tolerance how far a report's middle may lie outside an annotated event, seconds, 0 or
   *     more
   * @param seconds the scored signal's length; empty to take the control file's
   * @param ecf which parts are scored; empty for all
   * @param onlyEvents the only types to score; empty for all
   * @param onlySystemEvents leave out, per video, types that the system does not report
   * @param bypassFilesCheck accept a control file with videos that are not on both sides
   * @param weights of the alignment
   */
  public record Settings(
      double fps,
      double tolerance,
      Optional<Double> seconds,
      Optional<Ecf> ecf,
      List<String> onlyEvents,
      boolean onlySystemEvents,
      boolean bypassFilesCheck,
      SedAlignment.Weights weights,
      SedCost cost) {

    public Settings {
      onlyEvents = List.copyOf(onlyEvents);
      if (!(fps > 0 && tolerance >= 0)) {
        throw new IllegalArgumentException(
            "needs fps above 0 and a tolerance of 0 or more, got %s and %s"
                .formatted(fps, tolerance));
      }
      if (seconds.isEmpty() && ecf.isEmpty()) {
        throw new IllegalArgumentException("needs the scored signal's length");
      }
      double length = seconds.orElseGet(() -> ecf.map(Ecf::duration).orElse(0.0));
      if (!(length > 0)) {
        throw new IllegalArgumentException("needs a length above 0 s, got " + length);
      }
    }

    /** The scored signal's length in seconds. */
    public double length() {
      return seconds.orElseGet(() -> ecf.orElseThrow().duration());
    }
  }

  /**
   * The types of event of one video that are scored, and the others.
   *
   * @param skipped those of the truth that are not scored
   * @param system those of the system that are
   * @param truth those of the truth that are
   */
  public record Limit(String video, List<String> skipped, List<String> system, List<String> truth) {

    public Limit {
      skipped = List.copyOf(skipped);
      system = List.copyOf(system);
      truth = List.copyOf(truth);
    }
  }

  /** Events seen in a side's files, and those of them that are scored. */
  public record Tally(int seen, int added, int files) {}

  public SedScores {
    common = List.copyOf(common);
    onlySystem = List.copyOf(onlySystem);
    onlyTruth = List.copyOf(onlyTruth);
    notInEcf = List.copyOf(notInEcf);
    limits = List.copyOf(limits);
    alignments = List.copyOf(alignments);
    events = List.copyOf(events);
  }

  /**
   * Scores.
   *
   * @throws DataFormatException if the control file lists a video that one side does not refer to
   */
  public static SedScores of(List<SedFile> systems, List<SedFile> truths, Settings settings)
      throws DataFormatException {
    TreeSet<String> onlySystem = videos(systems);
    TreeSet<String> onlyTruth = videos(truths);
    TreeSet<String> common = new TreeSet<>(onlySystem);
    common.retainAll(onlyTruth);
    onlySystem.removeAll(common);
    onlyTruth.removeAll(common);
    List<SedObservation> system = kept(systems, settings);
    List<SedObservation> truth = kept(truths, settings);
    TreeSet<String> scored = new TreeSet<>(common);
    scored.addAll(onlySystem);
    scored.addAll(onlyTruth);
    List<String> notInEcf = new ArrayList<>();
    if (settings.ecf().isPresent()) {
      Ecf ecf = settings.ecf().get();
      List<String> absent = new ArrayList<>(ecf.excerpts().keySet());
      absent.removeAll(common);
      if (!absent.isEmpty() && !settings.bypassFilesCheck()) {
        throw new DataFormatException(
            "%s: needed videos that both the system and the truth refer to, got %s besides"
                .formatted(ecf.name(), absent));
      }
      notInEcf.addAll(common);
      notInEcf.removeAll(ecf.excerpts().keySet());
      scored.retainAll(ecf.excerpts().keySet());
    }
    Map<String, List<SedAlignment>> byEvent = new TreeMap<>();
    List<SedAlignment> alignments = new ArrayList<>();
    List<Limit> limits = new ArrayList<>();
    Map<String, Map<String, List<SedObservation>>> systemByVideo = byVideoAndEvent(system);
    Map<String, Map<String, List<SedObservation>>> truthByVideo = byVideoAndEvent(truth);
    for (String video : scored) {
      Map<String, List<SedObservation>> found = systemByVideo.getOrDefault(video, Map.of());
      Map<String, List<SedObservation>> real = truthByVideo.getOrDefault(video, Map.of());
      Set<String> foundEvents = limited(found.keySet(), settings);
      Set<String> realEvents = limited(real.keySet(), settings);
      if (settings.onlySystemEvents()) {
        realEvents.retainAll(foundEvents);
      }
      if (settings.onlySystemEvents() || !settings.onlyEvents().isEmpty()) {
        TreeSet<String> skipped = new TreeSet<>(real.keySet());
        skipped.removeAll(realEvents);
        limits.add(
            new Limit(
                video, List.copyOf(skipped), List.copyOf(foundEvents), List.copyOf(realEvents)));
      }
      TreeSet<String> seen = new TreeSet<>(REPORT_ORDER);
      seen.addAll(foundEvents);
      seen.addAll(realEvents);
      for (String event : seen) {
        SedAlignment alignment =
            SedAlignment.of(
                video,
                event,
                real.getOrDefault(event, List.of()),
                found.getOrDefault(event, List.of()),
                settings.fps(),
                settings.tolerance(),
                settings.weights());
        alignments.add(alignment);
        byEvent.computeIfAbsent(event, unseen -> new ArrayList<>()).add(alignment);
      }
    }
    List<SedEventScore> events = new ArrayList<>();
    byEvent.forEach(
        (event, list) ->
            events.add(SedEventScore.of(event, list, settings.length(), settings.cost())));
    return new SedScores(
        settings,
        tally(systems, system),
        tally(truths, truth),
        new ArrayList<>(common),
        new ArrayList<>(onlySystem),
        new ArrayList<>(onlyTruth),
        notInEcf,
        limits,
        alignments,
        events);
  }

  private static Set<String> limited(Set<String> events, Settings settings) {
    TreeSet<String> left = new TreeSet<>(REPORT_ORDER);
    left.addAll(events);
    if (!settings.onlyEvents().isEmpty()) {
      left.removeIf(event -> !settings.onlyEvents().contains(event));
    }
    return left;
  }

  private static TreeSet<String> videos(List<SedFile> files) {
    TreeSet<String> videos = new TreeSet<>();
    files.forEach(file -> videos.addAll(file.videos()));
    return videos;
  }

  private static List<SedObservation> kept(List<SedFile> files, Settings settings) {
    return files.stream()
        .flatMap(file -> file.observations().stream())
        .filter(o -> settings.ecf().map(ecf -> ecf.holds(o, settings.fps())).orElse(true))
        .toList();
  }

  private static Tally tally(List<SedFile> files, List<SedObservation> kept) {
    int seen = files.stream().mapToInt(file -> file.observations().size()).sum();
    return new Tally(seen, kept.size(), files.size());
  }

  private static Map<String, Map<String, List<SedObservation>>> byVideoAndEvent(
      List<SedObservation> observations) {
    Map<String, Map<String, List<SedObservation>>> sorted = new LinkedHashMap<>();
    for (SedObservation observation : observations) {
      sorted
          .computeIfAbsent(observation.video(), video -> new LinkedHashMap<>())
          .computeIfAbsent(observation.event(), event -> new ArrayList<>())
          .add(observation);
    }
    return sorted;
  }
}
