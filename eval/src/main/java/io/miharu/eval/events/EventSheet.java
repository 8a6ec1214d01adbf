package io.miharu.eval.events;

import io.miharu.core.EventHit;
import io.miharu.core.EventTruth;
import io.miharu.eval.MatchCounts;
import io.miharu.eval.sheet.Curve;
import io.miharu.eval.sheet.ScoreSheet;
import io.miharu.eval.sheet.ScoreSheet.Score;
import io.miharu.eval.sheet.SheetTable;
import io.miharu.eval.sheet.UnitScores;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * What one system found of the events of several videos, as a sheet: precision, recall and F1 over
 * all events, per event and per video, the missed and the false ones by name, and how precision
 * falls as recall grows.
 *
 * <p>Counts are added over videos and divided once. Intervals draw videos where there are several,
 * otherwise the events.
 */
public final class EventSheet {

  /** Enough points for a curve; more hits are thinned evenly. */
  private static final int MOST_THRESHOLDS = 200;

  private static final List<String> COUNTS =
      List.of("true", "found", "missed", "false", "precision", "recall", "F1", "mean IoU");

  /**
   * One video, both sides.
   *
   * @param video its name
   * @param truths what truly happened
   * @param hits what was found
   */
  public record Video(String video, List<EventTruth> truths, List<EventHit> hits) {

    public Video {
      truths = List.copyOf(truths);
      hits = List.copyOf(hits);
    }
  }

  /** Counts, and the overlaps of the pairs, which add up too. */
  private record Tally(MatchCounts counts, double iouSum) {

    static final Tally NONE = new Tally(MatchCounts.NONE, 0);

    Tally plus(Tally other) {
      return new Tally(counts.plus(other.counts), iouSum + other.iouSum);
    }

    List<Double> cells() {
      return List.of(
          (double) counts.truths(),
          (double) counts.hits(),
          (double) counts.misses(),
          (double) counts.falseAlarms(),
          counts.precision(),
          counts.recall(),
          counts.f1(),
          counts.hits() == 0 ? Double.NaN : iouSum / counts.hits());
    }
  }

  private final EventMatching matching;
  private final List<Video> videos;
  private final List<EventOutcome> outcomes;

  private EventSheet(EventMatching matching, List<Video> videos) {
    this.matching = matching;
    this.videos = videos;
    this.outcomes = videos.stream().map(one -> matching.match(one.truths(), one.hits())).toList();
  }

  /**
   * Scores one system.
   *
   * @param notes what the reader must know of the files
   */
  public static ScoreSheet of(
      String system, EventMatching matching, List<Video> videos, List<String> notes) {
    return new EventSheet(matching, List.copyOf(videos)).sheet(system, notes);
  }

  private ScoreSheet sheet(String system, List<String> notes) {
    SortedMap<String, Tally> byEvent = new TreeMap<>();
    SortedMap<String, Tally> byVideo = new TreeMap<>();
    for (int i = 0; i < videos.size(); i++) {
      byVideo.merge(videos.get(i).video(), Tally.NONE, Tally::plus);
      for (EventOutcome.Pair pair : outcomes.get(i).found()) {
        double iou = pair.truth().span().iou(pair.hit().span());
        add(
            byEvent,
            byVideo,
            pair.truth().event().value(),
            i,
            new Tally(new MatchCounts(1, 0, 0), iou));
      }
      for (EventHit hit : outcomes.get(i).falseAlarms()) {
        add(byEvent, byVideo, hit.event().value(), i, new Tally(new MatchCounts(0, 1, 0), 0));
      }
      for (EventTruth truth : outcomes.get(i).missed()) {
        add(byEvent, byVideo, truth.event().value(), i, new Tally(new MatchCounts(0, 0, 1), 0));
      }
    }
    Tally all = byVideo.values().stream().reduce(Tally.NONE, Tally::plus);
    List<Score> headline = new ArrayList<>();
    headline.add(new Score("F1", all.counts().f1()));
    headline.add(new Score("precision", all.counts().precision()));
    headline.add(new Score("recall", all.counts().recall()));
    headline.add(new Score("true events", all.counts().truths()));
    headline.add(new Score("found", all.counts().hits()));
    headline.add(new Score("missed", all.counts().misses()));
    headline.add(new Score("false alarms", all.counts().falseAlarms()));
    headline.add(new Score("mean IoU of found", all.cells().get(COUNTS.indexOf("mean IoU"))));
    headline.add(new Score("mean alert delay (s)", alertDelay()));
    List<SheetTable> tables = new ArrayList<>();
    tables.add(table("Per event", "event", byEvent));
    tables.add(table("Per video", "video", byVideo));
    tables.addAll(faults());
    return new ScoreSheet(
        "Events", system, headline, tables, curves(), units(byEvent, byVideo), notes);
  }

  private void add(
      SortedMap<String, Tally> byEvent,
      SortedMap<String, Tally> byVideo,
      String event,
      int video,
      Tally one) {
    byEvent.merge(event, one, Tally::plus);
    byVideo.merge(videos.get(video).video(), one, Tally::plus);
  }

  /** From the start of what truly happened to the alert of what found it; NaN without any. */
  private double alertDelay() {
    return outcomes.stream()
        .flatMap(outcome -> outcome.found().stream())
        .mapToDouble(pair -> pair.hit().alert().secondsSince(pair.truth().span().start()))
        .average()
        .orElse(Double.NaN);
  }

  private static SheetTable table(String title, String kind, SortedMap<String, Tally> tallies) {
    List<SheetTable.Row> rows = new ArrayList<>();
    tallies.forEach((name, tally) -> rows.add(new SheetTable.Row(name, tally.cells())));
    return new SheetTable(title, kind, COUNTS, rows);
  }

  private List<SheetTable> faults() {
    List<SheetTable.Row> missed = new ArrayList<>();
    List<SheetTable.Row> falseAlarms = new ArrayList<>();
    for (int i = 0; i < videos.size(); i++) {
      String video = videos.get(i).video();
      for (EventTruth truth : outcomes.get(i).missed()) {
        missed.add(
            new SheetTable.Row(
                video + ": " + truth.event(),
                List.of(truth.span().start().seconds(), truth.span().end().seconds())));
      }
      for (EventHit hit : outcomes.get(i).falseAlarms()) {
        falseAlarms.add(
            new SheetTable.Row(
                video + ": " + hit.event(),
                List.of(
                    hit.span().start().seconds(),
                    hit.span().end().seconds(),
                    (double) hit.probability())));
      }
    }
    List<SheetTable> tables = new ArrayList<>();
    if (!missed.isEmpty()) {
      tables.add(
          new SheetTable("Missed", "video and event", List.of("start (s)", "end (s)"), missed));
    }
    if (!falseAlarms.isEmpty()) {
      tables.add(
          new SheetTable(
              "False alarms",
              "video and event",
              List.of("start (s)", "end (s)", "probability"),
              falseAlarms));
    }
    return tables;
  }

  private static List<UnitScores> units(
      SortedMap<String, Tally> byEvent, SortedMap<String, Tally> byVideo) {
    SortedMap<String, Tally> units = byVideo.size() > 1 ? byVideo : byEvent;
    List<String> names = List.copyOf(units.keySet());
    List<MatchCounts> counts = units.values().stream().map(Tally::counts).toList();
    return List.of(
        unit("F1", names, counts, MatchCounts::f1),
        unit("precision", names, counts, MatchCounts::precision),
        unit("recall", names, counts, MatchCounts::recall));
  }

  private static UnitScores unit(
      String metric,
      List<String> names,
      List<MatchCounts> counts,
      ToDoubleFunction<MatchCounts> value) {
    ToDoubleFunction<int[]> pooled =
        sample -> {
          MatchCounts sum = MatchCounts.NONE;
          for (int unit : sample) {
            sum = sum.plus(counts.get(unit));
          }
          return value.applyAsDouble(sum);
        };
    return new UnitScores(
        metric, true, names, counts.stream().map(value::applyAsDouble).toList(), pooled);
  }

  /** Precision over recall, as hits of lower and lower probability count. */
  private List<Curve> curves() {
    double[] probabilities =
        videos.stream()
            .flatMap(one -> one.hits().stream())
            .mapToDouble(EventHit::probability)
            .distinct()
            .sorted()
            .toArray();
    if (probabilities.length < 2) {
      return List.of();
    }
    List<Curve.Point> points = new ArrayList<>();
    int steps = Math.min(MOST_THRESHOLDS, probabilities.length);
    for (int step = 0; step < steps; step++) {
      // From the highest probability down to the lowest, both included.
      int at =
          (int) Math.round((double) (probabilities.length - 1) * (steps - 1 - step) / (steps - 1));
      double least = probabilities[at];
      MatchCounts sum = MatchCounts.NONE;
      for (Video video : videos) {
        List<EventHit> sure =
            video.hits().stream().filter(hit -> hit.probability() >= least).toList();
        sum = sum.plus(EventTable.of(matching.match(video.truths(), sure)).total());
      }
      points.add(new Curve.Point(sum.recall(), sum.precision()));
    }
    return List.of(
        new Curve(
            "all events",
            "Precision and recall",
            new Curve.Axis("Recall", Curve.Scale.LINEAR),
            new Curve.Axis("Precision", Curve.Scale.LINEAR),
            points));
  }
}
