package io.miharu.eval.sed;

import io.miharu.eval.sed.SedAlignment.Pair;
import io.miharu.eval.viper.FrameSpans;
import io.miharu.eval.viper.FrameSpans.Span;
import io.miharu.eval.viper.ViperDescriptor;
import io.miharu.eval.viper.ViperDescriptor.Attribute;
import io.miharu.eval.viper.ViperFile;
import io.miharu.eval.viper.ViperObject;
import io.miharu.eval.viper.ViperSource;
import io.miharu.eval.viper.ViperValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The alignment as ViPER, which annotation tools can show: every event with what became of it
 * behind its name, such as {@code PersonRuns:Mapped}.
 */
public final class SedXml {

  /** What stands for a report and its annotation. */
  public enum PairForm {
    /** The report as it is. */
    SYSTEM_ALONE,
    /** The report, with the annotation's further attributes. */
    COPY_SYSTEM,
    /** The same over the annotation's frames. */
    COPY_TRUTH,
    /** The same over the frames of both. */
    OVERLAP,
    /** The same from the first frame of either to the last of either. */
    EXTENDED
  }

  private static final List<String> OUTCOMES =
      List.of("Undefined", "Mapped", "Unmapped_Ref", "Unmapped_Sys");

  private final boolean pruned;
  private final PairForm form;
  private final Set<String> extras = new TreeSet<>();

  private SedXml(boolean pruned, PairForm form) {
    this.pruned = pruned;
    this.form = form;
  }

  /**
   * One file per video.
   *
   * @param pruned whether only the descriptors in use are listed
   */
  public static Map<String, ViperFile> of(SedScores scores, boolean pruned, PairForm form) {
    SedXml xml = new SedXml(pruned, form);
    Map<String, List<SedAlignment>> byVideo = new TreeMap<>();
    for (SedAlignment alignment : scores.alignments()) {
      byVideo.computeIfAbsent(alignment.video(), video -> new ArrayList<>()).add(alignment);
      alignment.mapped().forEach(pair -> xml.extras.addAll(pair.truth().extras().keySet()));
      alignment.mapped().forEach(pair -> xml.extras.addAll(pair.system().extras().keySet()));
      alignment.unmappedSystem().forEach(o -> xml.extras.addAll(o.extras().keySet()));
      alignment.unmappedTruth().forEach(o -> xml.extras.addAll(o.extras().keySet()));
    }
    Map<String, ViperFile> files = new LinkedHashMap<>();
    byVideo.forEach((video, alignments) -> files.put(video, xml.file(video, alignments)));
    return files;
  }

  private ViperFile file(String video, List<SedAlignment> alignments) {
    List<ViperObject> objects = new ArrayList<>();
    int frames = 0;
    for (SedAlignment alignment : alignments) {
      int id = 0;
      for (Pair pair : alignment.mapped()) {
        objects.add(mapped(pair, id++));
        frames = Math.max(frames, pair.system().videoFrames());
      }
      id = 0;
      for (SedObservation report : alignment.unmappedSystem()) {
        objects.add(object(report, "Unmapped_Sys", id++, report.frames(), report.extras(), ""));
        frames = Math.max(frames, report.videoFrames());
      }
      id = 0;
      for (SedObservation annotation : alignment.unmappedTruth()) {
        objects.add(
            object(
                annotation,
                "Unmapped_Ref",
                id++,
                annotation.frames(),
                annotation.extras(),
                "\nObservation converted from REF to SYS: DetectionScore and DetectionDecision are"
                    + " faked values"));
        frames = Math.max(frames, annotation.videoFrames());
      }
    }
    return new ViperFile(
        descriptors(objects), List.of(new ViperSource(video, information(frames), objects, 0)));
  }

  private static Map<String, List<ViperValue>> information(int frames) {
    Map<String, List<ViperValue>> information = new LinkedHashMap<>();
    information.put("FRAMERATE", List.of(ViperValue.of("fvalue", "1.0")));
    information.put("H-FRAME-SIZE", List.of());
    information.put("NUMFRAMES", List.of(ViperValue.of("dvalue", String.valueOf(frames))));
    information.put("SOURCETYPE", List.of());
    information.put("V-FRAME-SIZE", List.of());
    return information;
  }

  private List<ViperDescriptor> descriptors(List<ViperObject> objects) {
    List<ViperDescriptor> descriptors = new ArrayList<>();
    descriptors.add(
        new ViperDescriptor(
            "Information",
            "FILE",
            List.of(
                new Attribute("SOURCETYPE", false, "lvalue", List.of("SEQUENCE", "FRAMES")),
                new Attribute("NUMFRAMES", false, "dvalue", List.of()),
                new Attribute("FRAMERATE", false, "fvalue", List.of()),
                new Attribute("H-FRAME-SIZE", false, "dvalue", List.of()),
                new Attribute("V-FRAME-SIZE", false, "dvalue", List.of()))));
    Set<String> used = new LinkedHashSet<>();
    objects.forEach(object -> used.add(object.name()));
    Set<String> events = new TreeSet<>(SedScores.REPORT_ORDER);
    events.addAll(SedScores.EVENTS);
    used.forEach(name -> events.add(name.substring(0, name.lastIndexOf(':'))));
    List<Attribute> attributes =
        new ArrayList<>(
            List.of(
                new Attribute("BoundingBox", true, "bbox", List.of()),
                new Attribute("DetectionDecision", false, "bvalue", List.of()),
                new Attribute("DetectionScore", false, "fvalue", List.of()),
                new Attribute("Point", true, "point", List.of())));
    extras.forEach(extra -> attributes.add(new Attribute(extra, false, "svalue", List.of())));
    for (String event : events) {
      for (String outcome : OUTCOMES) {
        if (!pruned || used.contains(event + ":" + outcome)) {
          descriptors.add(new ViperDescriptor(event + ":" + outcome, "OBJECT", attributes));
        }
      }
    }
    return descriptors;
  }

  private ViperObject mapped(Pair pair, int id) {
    Span frames = pair.system().frames();
    Map<String, String> said = new LinkedHashMap<>(pair.system().extras());
    if (form != PairForm.SYSTEM_ALONE) {
      pair.truth()
          .extras()
          .forEach((name, value) -> said.merge(name, value, (a, b) -> a + " # " + b));
    }
    if (form == PairForm.COPY_TRUTH) {
      frames = pair.truth().frames();
    } else if (form == PairForm.OVERLAP) {
      int first = Math.max(frames.first(), pair.truth().frames().first());
      int last = Math.min(frames.last(), pair.truth().frames().last());
      frames = first <= last ? new Span(first, last) : frames;
    } else if (form == PairForm.EXTENDED) {
      frames =
          new Span(
              Math.min(frames.first(), pair.truth().frames().first()),
              Math.max(frames.last(), pair.truth().frames().last()));
    }
    return object(
        pair.system(),
        "Mapped",
        id,
        frames,
        said,
        "\nMapped to REF \"" + identity(pair.truth()) + '"');
  }

  private ViperObject object(
      SedObservation observation,
      String outcome,
      int id,
      Span frames,
      Map<String, String> said,
      String remark) {
    Map<String, List<ViperValue>> attributes = new LinkedHashMap<>();
    attributes.put("BoundingBox", observation.boxes().getOrDefault("BoundingBox", List.of()));
    boolean accepted = observation.claim().map(SedObservation.Claim::accepted).orElse(false);
    String score = observation.claim().map(SedObservation.Claim::text).orElse("0");
    attributes.put("DetectionDecision", List.of(ViperValue.of("bvalue", String.valueOf(accepted))));
    attributes.put("DetectionScore", List.of(ViperValue.of("fvalue", score)));
    attributes.put("Point", observation.boxes().getOrDefault("Point", List.of()));
    for (String extra : extras) {
      attributes.put(
          extra,
          Optional.ofNullable(said.get(extra))
              .map(value -> List.of(ViperValue.of("svalue", value)))
              .orElse(List.of()));
    }
    return new ViperObject(
        observation.event() + ":" + outcome,
        id,
        new FrameSpans(List.of(frames)),
        attributes,
        "Clone #0001 of UID (" + identity(observation) + ")" + remark,
        0);
  }

  private static String identity(SedObservation observation) {
    return "FILE: %s | EVENT: %s | ID: %d | FS: %s | FILE FS: 1:%d | GTF : %d | Dec: %s | XML FILE: %s"
        .formatted(
            observation.video(),
            observation.event(),
            observation.id(),
            observation.frames(),
            observation.videoFrames(),
            observation.claim().isPresent() ? 0 : 1,
            observation
                .claim()
                .map(claim -> claim.text() + " (" + claim.accepted() + ")")
                .orElse("N/A (N/A)"),
            observation.file());
  }
}
