package io.miharu.app.score;

import io.miharu.core.Track;
import io.miharu.eval.events.EventMatching;
import io.miharu.eval.events.EventSheet;
import io.miharu.eval.formats.VideoAnnotations;
import io.miharu.eval.mot.MotFile;
import io.miharu.eval.mot.TrackingScores;
import io.miharu.eval.sheet.ScoreSheet;
import io.miharu.eval.sheet.ScoreSheet.Score;
import io.miharu.eval.sheet.SheetTable;
import java.util.ArrayList;
import java.util.List;

/** The sheet of one run: its events, and its tracks where both sides have them. */
final class EventScores {

  private static final List<String> COLUMNS =
      List.of("HOTA", "MOTA", "IDF1", "switches", "box precision", "box recall");

  private EventScores() {}

  static ScoreSheet of(
      String system, EventMatching matching, VideoPairs pairs, boolean tracks, List<String> notes) {
    List<EventSheet.Video> videos = new ArrayList<>();
    for (VideoPairs.Pair pair : pairs.pairs()) {
      videos.add(
          new EventSheet.Video(
              pair.truth().video(),
              pair.truth().truths(),
              pair.found().map(found -> found.hits(found.video())).orElse(List.of())));
    }
    ScoreSheet events = EventSheet.of(system, matching, videos, notes);
    return tracks ? withTracks(events, pairs) : events;
  }

  private static ScoreSheet withTracks(ScoreSheet events, VideoPairs pairs) {
    List<SheetTable.Row> rows = new ArrayList<>();
    TrackingScores all = null;
    for (VideoPairs.Pair pair : pairs.pairs()) {
      List<Track> found = pair.found().map(VideoAnnotations::tracks).orElse(List.of());
      if (!pair.truth().tracks().isEmpty() && !found.isEmpty()) {
        TrackingScores one =
            TrackingScores.of(MotFile.rowsOf(pair.truth().tracks()), MotFile.rowsOf(found));
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
