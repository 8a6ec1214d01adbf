package io.miharu.eval.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.EventId;
import io.miharu.core.MediaTime;
import io.miharu.core.TimeSpan;
import io.miharu.core.Track;
import io.miharu.eval.FrameTimes;
import io.miharu.eval.FrameTimes.FrameSpan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a format can hold comes back from it; whatever it cannot, it says. */
class RoundTripTest {

  private static final FrameTimes TIMES = FrameTimes.atRate(10);

  @TempDir private Path folder;

  private static Track track(int id, String label, long first, long last, float left) {
    List<Track.Point> points = new ArrayList<>();
    for (long frame = first; frame <= last; frame++) {
      Box box = new Box(left + frame, 20, left + frame + 30, 80);
      points.add(new Track.Point(frame, TIMES.timeOf(frame + 1), box, 1));
    }
    return new Track(id, ConceptId.of(label), points);
  }

  private static AnnotatedEvent event(String name, long first, long end, Integer... tracks) {
    return new AnnotatedEvent(
        Names.event(name),
        name,
        TIMES.spanOf(new FrameSpan(first, end)),
        OptionalDouble.empty(),
        Optional.empty(),
        List.of(tracks));
  }

  /** Whole pixels, and events during which those who take part have boxes: all formats hold it. */
  private static VideoAnnotations plain(OptionalDouble rate) {
    return new VideoAnnotations(
        "yard.mp4",
        new Timing(Timing.Basis.FRAMES, rate),
        Optional.of(new PictureSize(640, 360)),
        OptionalLong.of(40),
        List.of(track(1, "person", 0, 30, 5), track(7, "car", 10, 20, 200)),
        List.of(
            event("person_enters_vehicle", 12, 18, 1, 7),
            event("loitering", 1, 12, 1),
            event("loitering", 20, 32, 1)));
  }

  private VideoAnnotations there(AnnotationFormat format, VideoAnnotations video)
      throws IOException {
    Path out = folder.resolve("out." + format.title());
    format.write(out, List.of(video));
    assertEquals(format, AnnotationFormat.recognise(out), "recognised by its content");
    List<VideoAnnotations> back =
        format.read(out, new ReadHints(OptionalDouble.of(10), Optional.empty())).videos();
    assertEquals(1, back.size());
    return back.get(0);
  }

  @ParameterizedTest
  @EnumSource(
      value = AnnotationFormat.class,
      names = {"MOT", "COCO", "CVAT", "KPF", "VIPER", "OPENLABEL", "MIHARU"})
  void tracks_comeBack(AnnotationFormat format) throws IOException {
    VideoAnnotations video = plain(OptionalDouble.of(10));
    assertEquals(video.tracks(), there(format, video).tracks());
  }

  @ParameterizedTest
  @EnumSource(
      value = AnnotationFormat.class,
      names = {"ACTEV", "CVAT", "KPF", "VIPER", "OPENLABEL", "MIHARU", "WEBVTT"})
  void events_comeBackWithThoseWhoTakePart(AnnotationFormat format) throws IOException {
    VideoAnnotations video = plain(OptionalDouble.of(10));
    assertEquals(video.events(), there(format, video).events());
  }

  @ParameterizedTest
  @EnumSource(
      value = AnnotationFormat.class,
      names = {"MIHARU", "COCO", "CVAT", "ACTEV", "KPF", "VIPER", "OPENLABEL", "WEBVTT"})
  void theVideosName_comesBack(AnnotationFormat format) throws IOException {
    assertEquals("yard.mp4", there(format, plain(OptionalDouble.of(10))).video());
  }

  @ParameterizedTest
  @EnumSource(
      value = AnnotationFormat.class,
      names = {"KPF", "VIPER", "OPENLABEL"})
  void theRate_comesBackWhereThereIsAPlaceForIt(AnnotationFormat format) throws IOException {
    Path out = folder.resolve("rated");
    format.write(out, List.of(plain(OptionalDouble.of(29.97))));
    assertEquals(
        OptionalDouble.of(29.97),
        format.read(out, ReadHints.NONE).videos().get(0).timing().framesPerSecond());
  }

  @ParameterizedTest
  @EnumSource(
      value = AnnotationFormat.class,
      names = {"COCO", "CVAT", "KPF", "VIPER", "OPENLABEL"})
  void theSizeOfPictures_comesBackWhereThereIsAPlaceForIt(AnnotationFormat format)
      throws IOException {
    assertEquals(
        Optional.of(new PictureSize(640, 360)), there(format, plain(OptionalDouble.of(10))).size());
  }

  @ParameterizedTest
  @EnumSource(
      value = AnnotationFormat.class,
      names = {"COCO", "CVAT", "KPF", "OPENLABEL"})
  void boxesOfAnyFraction_comeBackToTheLastBit(AnnotationFormat format) throws IOException {
    Random random = new Random(11);
    List<Track.Point> points = new ArrayList<>();
    for (long frame = 0; frame < 300; frame++) {
      float left = random.nextFloat() * 1900 - 20;
      float top = random.nextFloat() * 1000;
      points.add(
          new Track.Point(
              frame,
              TIMES.timeOf(frame + 1),
              new Box(left, top, left + 1 + random.nextFloat() * 90, top + 1 + random.nextFloat()),
              1));
    }
    VideoAnnotations video =
        new VideoAnnotations(
            "v",
            new Timing(Timing.Basis.FRAMES, OptionalDouble.of(10)),
            Optional.empty(),
            OptionalLong.empty(),
            List.of(new Track(3, ConceptId.of("person"), points)),
            List.of());
    assertEquals(video.tracks(), there(format, video).tracks());
  }

  @ParameterizedTest
  @EnumSource(
      value = AnnotationFormat.class,
      names = {"MIHARU", "ACTEV", "KPF", "VIPER", "OPENLABEL", "WEBVTT"})
  void scores_comeBack(AnnotationFormat format) throws IOException {
    AnnotatedEvent scored =
        new AnnotatedEvent(
            EventId.of("fall"),
            "fall",
            TIMES.spanOf(new FrameSpan(5, 9)),
            OptionalDouble.of(0.8125),
            Optional.empty(),
            List.of());
    VideoAnnotations video =
        new VideoAnnotations(
            "v.mp4",
            new Timing(Timing.Basis.FRAMES, OptionalDouble.of(10)),
            Optional.empty(),
            OptionalLong.empty(),
            List.of(),
            List.of(scored));
    assertEquals(List.of(scored), there(format, video).events());
  }

  @ParameterizedTest
  @EnumSource(
      value = AnnotationFormat.class,
      names = {"COCO", "KPF", "OPENLABEL", "MOT"})
  void confidences_comeBack(AnnotationFormat format) throws IOException {
    Track sure =
        new Track(
            2,
            ConceptId.of("bag"),
            List.of(new Track.Point(4, TIMES.timeOf(5), new Box(1, 2, 3, 4), 0.75f)));
    VideoAnnotations video =
        new VideoAnnotations(
            "v.mp4",
            new Timing(Timing.Basis.FRAMES, OptionalDouble.of(10)),
            Optional.empty(),
            OptionalLong.empty(),
            List.of(sure),
            List.of());
    assertEquals(List.of(sure), there(format, video).tracks());
  }

  @Test
  void cvat_aTrackWithAGap_isNotDrawnThroughIt() throws IOException {
    Track.Point before = new Track.Point(2, TIMES.timeOf(3), new Box(0, 0, 10, 10), 1);
    Track.Point after = new Track.Point(9, TIMES.timeOf(10), new Box(50, 0, 60, 10), 1);
    Track gap = new Track(1, ConceptId.of("person"), List.of(before, after));
    VideoAnnotations video =
        new VideoAnnotations(
            "v.mp4",
            new Timing(Timing.Basis.FRAMES, OptionalDouble.of(10)),
            Optional.empty(),
            OptionalLong.of(20),
            List.of(gap),
            List.of());
    assertEquals(List.of(gap), there(AnnotationFormat.CVAT, video).tracks());
  }

  @Test
  void severalVideos_whereTheFormatHoldsOne_becomeAFileEach() throws IOException {
    VideoAnnotations one = plain(OptionalDouble.of(10));
    VideoAnnotations two =
        new VideoAnnotations(
            "gate.mp4", one.timing(), one.size(), one.frames(), one.tracks(), one.events());
    AnnotationFormat.KPF.write(folder.resolve("kpf"), List.of(one, two));
    Annotations back = AnnotationFormat.KPF.read(folder.resolve("kpf"), ReadHints.NONE);
    assertEquals(
        List.of("gate.mp4", "yard.mp4"),
        back.videos().stream().map(VideoAnnotations::video).toList());
    assertEquals(AnnotationFormat.KPF, AnnotationFormat.recognise(folder.resolve("kpf")));
    AnnotationFormat.COCO.write(folder.resolve("both.json"), List.of(one, two));
    List<VideoAnnotations> coco =
        AnnotationFormat.COCO.read(folder.resolve("both.json"), ReadHints.NONE).videos();
    assertEquals(2, coco.size());
    assertEquals(40, coco.get(1).frames().orElseThrow());
    assertEquals(2, coco.get(1).tracks().size());
  }

  @Test
  void losses_areSaidInWords() throws IOException {
    VideoAnnotations video = plain(OptionalDouble.of(10));
    assertEquals(
        List.of(
            "3 event(s): MOT text holds boxes only",
            "1 frame rate(s): MOT text has no place for them",
            "1 picture size(s): MOT text has no place for them"),
        AnnotationFormat.MOT.write(folder.resolve("a.txt"), List.of(video)));
    assertEquals(
        List.of(
            "2 track(s): WebVTT holds events only",
            "1 picture size(s): WebVTT has no place for them",
            "1 frame rate(s): WebVTT has no place for them"),
        AnnotationFormat.WEBVTT.write(folder.resolve("a.vtt"), List.of(video)));
    assertEquals(
        List.of(), AnnotationFormat.KPF.write(folder.resolve("a"), List.of(video)), "nothing lost");
    // Track 1 has boxes in frames 1 to 31; events cover 1-11, 12-17 and 20-31 of it, 13 frames of
    // nobody: 18 and 19. Track 7 has boxes in frames 11 to 21, and takes part from 12 to 17.
    assertTrue(
        AnnotationFormat.ACTEV
            .write(folder.resolve("a.json"), List.of(video))
            .contains(
                (2 + 11 - 6)
                    + " box(es): ActEV has those within an activity that they take part in"));
  }

  @Test
  void instants_lastAFrameWhereOnlyFramesCount() throws IOException {
    AnnotatedEvent instant =
        new AnnotatedEvent(
            EventId.of("fall"),
            "fall",
            TimeSpan.instant(MediaTime.ofSeconds(0.3)),
            OptionalDouble.empty(),
            Optional.empty(),
            List.of());
    VideoAnnotations video =
        new VideoAnnotations(
            "v.mp4",
            new Timing(Timing.Basis.SECONDS, OptionalDouble.of(10)),
            Optional.empty(),
            OptionalLong.empty(),
            List.of(),
            List.of(instant));
    assertEquals(instant.span(), there(AnnotationFormat.WEBVTT, video).events().get(0).span());
    assertEquals(
        TimeSpan.ofSeconds(0.3, 0.4),
        there(AnnotationFormat.OPENLABEL, video).events().get(0).span());
  }
}
