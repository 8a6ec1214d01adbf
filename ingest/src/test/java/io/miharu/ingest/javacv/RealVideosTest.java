package io.miharu.ingest.javacv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import io.miharu.core.PixelFormat;
import io.miharu.ingest.OpenOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real footage with all its sloppy headers. Skipped where the development data is absent. */
class RealVideosTest {

  private static Path video(String name) {
    Path file = Path.of(System.getProperty("miharu.data", "../shared/data"), "videos", name);
    assumeTrue(Files.exists(file), "no development data: set -Dmiharu.data to its folder");
    return file;
  }

  /** Frame counts: nb_read_frames of ffprobe -count_frames, FFmpeg 5.1.9. */
  @ParameterizedTest
  @CsvSource({
    "surveillance/highway-cctv-b.avi, 1699",
    "surveillance/motorway-cctv-a.avi, 748",
    "surveillance/motorway-cctv-c.avi, 750",
    "surveillance/one-by-one-person-detection.mp4, 1394",
    "surveillance/person-bicycle-car-detection-7sec.mp4, 84",
    "surveillance/traffic.flv, 779",
    "surveillance/traffic_camera.mp4, 576",
    "surveillance/traffic_camera_vfr.mp4, 576",
    "surveillance/ua_detrac.mp4, 252",
    "surveillance/vtest.avi, 795",
    "surveillance/walking.mp4, 341",
    "dashcam/crash-junction.mp4, 356",
    "dashcam/dense-city.mp4, 424",
    "dashcam/motorway-normal-1.mp4, 38",
    "dashcam/motorway-normal-2.mp4, 221",
    "dashcam/motorway-normal-3.mp4, 88",
    "falls/fall-01-cam0.mp4, 160",
    "people/v_BasketballDunk_g22_c04.avi, 96",
    "people/v_Biking_g01_c04.avi, 181"
  })
  void healthyFile_readsWholeWithTheCountOfFfprobe(String name, int frames) throws IOException {
    Path file = video(name);
    try (VideoFileStream stream = VideoFileStreamTest.open(file, OpenOptions.DEFAULT)) {
      List<MediaTime> times = new ArrayList<>();
      stream.forEach(frame -> times.add(frame.time()));
      assertEquals(frames, times.size());
      assertEquals(Optional.empty(), stream.health().damage());
      for (int i = 1; i < times.size(); i++) {
        assertTrue(times.get(i).isAfter(times.get(i - 1)), "at frame " + i);
      }
    }
  }

  /** Times: best_effort_timestamp_time of ffprobe -show_entries frame, FFmpeg 5.1.9. */
  @ParameterizedTest
  @CsvSource({
    "1, 40000",
    "99, 3960000",
    "287, 11480000",
    "288, 11520000",
    "289, 11600000",
    "290, 11680000",
    "400, 20480000",
    "575, 34480000"
  })
  void variableRate_hasTheTimesOfFfprobe(int frame, long micros) throws IOException {
    Path file = video("surveillance/traffic_camera_vfr.mp4");
    assertEquals(
        micros, VideoFileStreamTest.times(file, OpenOptions.DEFAULT).get(frame).longValue());
  }

  @Test
  void manyOpenings_keepNativeMemoryFlat() throws IOException {
    Path file = video("falls/fall-01-cam0.mp4");
    for (int i = 0; i < 40; i++) {
      openAndLook(file);
    }
    long before = residentBytes();
    for (int i = 0; i < 200; i++) {
      openAndLook(file);
    }
    long grown = residentBytes() - before;
    // One leaked decoder or frame of this clip is above 0.5 MB; 200 of them above 100 MB.
    assertTrue(grown < 60_000_000, "resident memory grew by " + grown + " bytes");
  }

  private static void openAndLook(Path file) throws IOException {
    Frame outlives;
    try (VideoFileStream stream = VideoFileStreamTest.open(file, OpenOptions.DEFAULT)) {
      outlives = stream.next().orElseThrow();
      try (Frame second = stream.next().orElseThrow()) {
        second.pixels(PixelFormat.BGR24, 320, 120);
      }
    }
    outlives.pixels(PixelFormat.GRAY8, 320, 120);
    outlives.close();
  }

  /** After the collector has run, so that buffers of the JVM do not count. */
  private static long residentBytes() {
    System.gc();
    return Pointer.physicalBytes();
  }
}
