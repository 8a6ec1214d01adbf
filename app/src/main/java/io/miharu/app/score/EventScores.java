package io.miharu.app.score;

import io.miharu.core.Track;
import io.miharu.eval.events.EventMatching;
import io.miharu.eval.events.EventSheet;
import io.miharu.eval.formats.VideoAnnotations;
import io.miharu.eval.mot.MotFile;
import io.miharu.eval.mot.MotRow;
import io.miharu.eval.mot.TrackingScores;
import io.miharu.eval.sheet.ScoreSheet;
import io.miharu.eval.sheet.ScoreSheet.Score;
import io.miharu.eval.sheet.SheetTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The sheet of one run: its events, and its tracks where both sides have them. */
final class EventScores {

  private static final List<String> COLUMNS =
      List.of("HOTA", "MOTA", "IDF1", "switches", "box precision", "box recall");

  private EventScores() {}

  static ScoreSheet ofEvents(
      String system, EventMatching matching, VideoPairs pairs, List<String> notes) {
    List<EventSheet.Video> videos = new ArrayList<>();
    for (VideoPairs.Pair pair : pairs.pairs()) {
      videos.add(
          new EventSheet.Video(
              pair.truth().video(),
              pair.truth().truths(),
              pair.found().map(found -> found.hits(found.video())).orElse(List.of())));
    }
    return EventSheet.of(system, matching, videos, notes);
  }

  /**
   * The same sheet with the scores of tracks.
   *
   * @param complete false where the truth's boxes are those of participants within events: then
   *     only the frames that have any count
   */
  static ScoreSheet withTracks(ScoreSheet events, VideoPairs pairs, boolean complete) {
    List<SheetTable.Row> rows = new ArrayList<>();
    TrackingScores all = null;
    for (VideoPairs.Pair pair : pairs.pairs()) {
      List<Track> found = pair.found().map(VideoAnnotations::tracks).orElse(List.of());
      if (!pair.truth().tracks().isEmpty() && !found.isEmpty()) {
        List<MotRow> truth = MotFile.rowsOf(pair.truth().tracks());
        List<MotRow> seen = MotFile.rowsOf(found);
        TrackingScores one =
            TrackingScores.of(truth, complete ? seen : withinFramesOf(truth, seen));
        rows.add(new SheetTable.Row(pair.truth().video(), values(one)));
        all = all == null ? one : all.plus(one);
      }
    }
    List<Score> headline = new ArrayList<>(events.headline());
    List<SheetTable> tables = new ArrayList<>(events.tables());
    List<String> notes = new ArrayList<>(events.notes());
    if (all == null) {
      notes.add("no video has tracks on both sides, so there is nothing to score of them");
    } else {
      if (!complete) {
        notes.add(
            "the truth has boxes only of those who take part in an event, while it lasts: boxes"
                + " found in other frames are left out, but all others in its frames count as"
                + " false, so box recall is what can be trusted");
      }
      List<Double> values = values(all);
      for (int i = 0; i < COLUMNS.size(); i++) {
        headline.add(new Score(COLUMNS.get(i), values.get(i)));
      }
      tables.add(new SheetTable("Tracks per video", "video", COLUMNS, rows));
    }
    return new ScoreSheet(
        events.scorer(),
        events.system(),
        headline,
        tables,
        events.curves(),
        events.unitScores(),
        notes);
  }

  private static List<MotRow> withinFramesOf(List<MotRow> truth, List<MotRow> found) {
    Set<Long> frames = truth.stream().map(MotRow::frame).collect(Collectors.toSet());
    return found.stream().filter(row -> frames.contains(row.frame())).toList();
  }

  private static List<Double> values(TrackingScores scores) {
    return List.of(
        scores.hota().hota(),
        scores.clear().mota(),
        scores.identity().idf1(),
        (double) scores.clear().switches(),
        scores.clear().precision(),
        scores.clear().recall());
  }
}
