package io.miharu.eval.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * CVAT's XML for video, version 1.1: tracks with a box in every frame, frames from 0.
 *
 * <p>Source: CVAT's manual, "CVAT for video 1.1". CVAT knows no events. They are kept as check
 * boxes on the boxes of those who take part, named {@value #EVENT} and the event, and read as the
 * runs of frames in which one is set; runs of equal name and frames are one event with several
 * tracks.
 */
final class CvatVideo implements AnnotationFormat.Codec {

  /** What the names of our attributes begin with. */
  static final String EVENT = "event:";

  @Override
  public Annotations read(Path file, ReadHints hints) throws IOException {
    try (XmlCursor xml = XmlCursor.open(file)) {
      return new CvatReader(file, xml).read(hints);
    }
  }

  @Override
  public void write(Path file, List<VideoAnnotations> videos, Losses losses) throws IOException {
    new CvatWriter(videos.get(0)).write(file, losses);
  }
}
