package io.miharu.eval.actev;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.EventId;
import io.miharu.core.EventTruth;
import io.miharu.core.TimeSpan;
import io.miharu.core.Track;
import io.miharu.eval.FrameTimes;
import io.miharu.eval.FrameTimes.FrameSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoTruthTest {

  private static final FrameTimes TEN_PER_SECOND = FrameTimes.atRate(10);

  private static EventTruth truth(String event, double start, double end, Integer... tracks) {
    return new EventTruth(EventId.of(event), TimeSpan.ofSeconds(start, end), List.of(tracks));
  }

  private static Track.Point point(long frame, Box box) {
    return new Track.Point(frame, TEN_PER_SECOND.timeOf(frame + 1), box, 1);
  }

  private static ActivityFile activities(EventTruth... events) {
    return VideoTruth.toActivities(
        List.of(new VideoTruth("a.mp4", TEN_PER_SECOND, List.of(events), List.of())));
  }

  @Test
  void toActivities_countsFramesFromOne_andEndsAfterTheLastFrame() {
    // 0.3 s is the 4th frame, 0.5 s the 6th, which no longer belongs to the event.
    assertEquals(
        List.of(new FrameSpan(4, 6)),
        activities(truth("fall", 0.3, 0.5)).activities().get(0).active());
  }

  @Test
  void toActivities_numbersInstancesByVideoThenTime_andListsEmptyVideosToo() {
    ActivityFile file =
        VideoTruth.toActivities(
            List.of(
                new VideoTruth(
                    "b.mp4",
                    TEN_PER_SECOND,
                    List.of(truth("running", 5, 6), truth("fall", 1, 2)),
                    List.of()),
                new VideoTruth("empty.mp4", TEN_PER_SECOND, List.of(), List.of()),
                new VideoTruth("a.mp4", TEN_PER_SECOND, List.of(truth("fall", 0, 1)), List.of())));
    assertEquals(List.of("b.mp4", "empty.mp4", "a.mp4"), file.filesProcessed());
    assertEquals(
        List.of("1 b.mp4 fall", "2 b.mp4 running", "3 a.mp4 fall"),
        file.activities().stream().map(i -> i.id() + " " + i.file() + " " + i.activity()).toList());
  }

  @Test
  void eventsOf_whatWasWritten_areTheEventsThemselves(@TempDir Path folder) throws IOException {
    List<EventTruth> events = List.of(truth("fall", 1.5, 3, 4, 2), truth("wrong-way", 2, 2.1));
    Path path = folder.resolve("truth.json");
    activities(events.toArray(EventTruth[]::new)).write(path);
    assertEquals(events, VideoTruth.eventsOf(ActivityFile.read(path), "a.mp4", TEN_PER_SECOND));
  }

  @Test
  void eventsOf_anInstant_isTheFrameOnTheScreen() {
    assertEquals(
        List.of(truth("fall", 0.7, 0.8)),
        VideoTruth.eventsOf(activities(truth("fall", 0.75, 0.75)), "a.mp4", TEN_PER_SECOND));
  }

  @Test
  void eventsOf_foreignNamesAndGaps_becomeIdsAndOneSpan() {
    ActivityInstance instance =
        new ActivityInstance(
            "Person_Enters Vehicle",
            1,
            "a.mp4",
            List.of(new FrameSpan(0, 11), new FrameSpan(21, 31)),
            OptionalDouble.empty(),
            List.of());
    assertEquals(
        List.of(truth("person-enters-vehicle", 0, 3)),
        VideoTruth.eventsOf(
            new ActivityFile(List.of("a.mp4"), List.of(instance)), "a.mp4", TEN_PER_SECOND));
  }

  @Test
  void write_aTruthWithBoxes_isThisText(@TempDir Path folder) throws IOException {
    Track person =
        new Track(
            7,
            ConceptId.of("person"),
            List.of(
                point(8, new Box(0, 0, 1, 1)), // before the event
                point(10, new Box(10.4f, 20, 30.6f, 60)),
                point(12, new Box(11, 20, 31, 60))));
    Path path = folder.resolve("truth.json");
    VideoTruth.toActivities(
            List.of(
                new VideoTruth(
                    "a \"b\".mp4",
                    TEN_PER_SECOND,
                    List.of(truth("left-behind-object", 1, 1.5, 7, 9)),
                    List.of(person))))
        .write(path);
    assertEquals(
        """
        {"filesProcessed":["a \\"b\\".mp4"],
        "activities":[
        {"activity":"left-behind-object","activityID":1,"localization":{"a \\"b\\".mp4":{"11":1,"16":0}},\
        "objects":[{"objectType":"person","objectID":7,"localization":{"a \\"b\\".mp4":{\
        "11":{"boundingBox":{"x":10,"y":20,"w":21,"h":40}},"12":{},\
        "13":{"boundingBox":{"x":11,"y":20,"w":20,"h":40}},"14":{}}}},\
        {"objectType":"unknown","objectID":9,"localization":{"a \\"b\\".mp4":{}}}]}
        ]}
        """,
        Files.readString(path));
  }
}
