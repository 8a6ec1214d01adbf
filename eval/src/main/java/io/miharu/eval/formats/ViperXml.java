package io.miharu.eval.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * ViPER's XML: frames from 1 with the last one included, boxes of whole pixels.
 *
 * <p>Source: the files of TRECVID's surveillance event detection and of CLEAR, as section 4 of
 * methods/scorers.md has them. An object whose descriptor has {@value #SCORE} or {@value #DECISION}
 * is an event, as is one that is nowhere; every other is a track. Who takes part in an event stands
 * in {@value #PARTICIPANTS}, an attribute of ours that is written only where there is somebody.
 */
final class ViperXml implements AnnotationFormat.Codec {

  static final String VIPER = "http://lamp.cfar.umd.edu/viper#";
  static final String DATA = "http://lamp.cfar.umd.edu/viperdata#";
  static final String SCORE = "DetectionScore";
  static final String DECISION = "DetectionDecision";
  static final String PARTICIPANTS = "Participants";
  static final String BOX = "BoundingBox";

  /** The types of attributes that say where something is. */
  static final List<String> SHAPES =
      List.of("#bbox", "#obox", "#polygon", "#circle", "#ellipse", "#point");

  /** Descriptors of CLEAR that describe frames, not things. */
  static final Set<String> OF_FRAMES = Set.of("FRAME", "I-FRAMES");

  @Override
  public Annotations read(Path file, ReadHints hints) throws IOException {
    try (XmlCursor xml = XmlCursor.open(file)) {
      return new ViperReader(xml).read(hints);
    }
  }

  @Override
  public void write(Path file, List<VideoAnnotations> videos, Losses losses) throws IOException {
    new ViperWriter(videos).write(file, losses);
  }
}
