package io.miharu.eval.sed;

import io.miharu.eval.DataFormatException;
import io.miharu.eval.viper.XmlWalk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;

/**
 * An experiment control file: which parts of which videos are scored.
 *
 * @param name of the file, as it was given
 * @param durationText the scored signal's length in seconds, as it was written
 * @param excerpts by video, each in rising order
 */
public record Ecf(String name, String durationText, Map<String, List<Excerpt>> excerpts) {

  /**
   * A part of a video.
   *
   * @param begin in seconds
   * @param seconds its length
   */
  public record Excerpt(double begin, double seconds) {

    double end() {
      return begin + seconds;
    }
  }

  public Ecf {
    excerpts = new TreeMap<>(excerpts);
  }

  /** The scored signal's length in seconds, as the file claims it. */
  public double duration() {
    return Double.parseDouble(durationText);
  }

  /** The sum of the excerpts' lengths in seconds; files often claim something else. */
  public double summedDuration() {
    double sum = 0;
    for (List<Excerpt> ofVideo : excerpts.values()) {
      for (Excerpt excerpt : ofVideo) {
        sum += excerpt.seconds();
      }
    }
    return sum;
  }

  /** Whether the middle of an event lies in an excerpt of its video, ends inside. */
  boolean holds(SedObservation observation, double fps) {
    double middle = observation.middle() / fps;
    return excerpts.getOrDefault(observation.video(), List.of()).stream()
        .anyMatch(excerpt -> excerpt.begin() <= middle && middle <= excerpt.end());
  }

  /**
   * Reads a file.
   *
   * @throws DataFormatException if it is no ECF, or a time is no number of seconds
   */
  public static Ecf read(Path file) throws IOException {
    return XmlWalk.read(file, xml -> ecf(file, xml));
  }

  private static Ecf ecf(Path file, XmlWalk xml) throws IOException, XMLStreamException {
    if (!xml.name().equals("ecf")) {
      throw xml.fault("needed <ecf>, got <%s>".formatted(xml.name()));
    }
    List<String> duration = new ArrayList<>();
    Map<String, List<Excerpt>> excerpts = new TreeMap<>();
    xml.children(
        child -> {
          switch (child) {
            case "source_signal_duration" -> {
              String text = xml.text();
              seconds(xml, text);
              duration.add(text);
            }
            case "excerpt_list" -> xml.children(name -> excerpt(xml, excerpts));
            default -> xml.skip();
          }
        });
    if (duration.isEmpty()) {
      throw xml.fault("needed <source_signal_duration>, got none");
    }
    excerpts.values().forEach(list -> list.sort(Comparator.comparingDouble(Excerpt::begin)));
    return new Ecf(file.toString(), duration.get(0), excerpts);
  }

  private static void excerpt(XmlWalk xml, Map<String, List<Excerpt>> excerpts)
      throws IOException, XMLStreamException {
    Map<String, String> said = new TreeMap<>();
    xml.children(
        name -> {
          if (List.of("filename", "begin", "duration").contains(name)) {
            said.put(name, xml.text());
          } else {
            xml.skip();
          }
        });
    if (said.size() < 3) {
      throw xml.fault("needed <filename>, <begin> and <duration>, got only " + said.keySet());
    }
    excerpts
        .computeIfAbsent(said.getOrDefault("filename", ""), video -> new ArrayList<>())
        .add(
            new Excerpt(
                seconds(xml, said.getOrDefault("begin", "")),
                seconds(xml, said.getOrDefault("duration", ""))));
  }

  private static double seconds(XmlWalk xml, String text) throws DataFormatException {
    try {
      double value = Double.parseDouble(text);
      if (value >= 0 && Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw xml.fault("needed seconds, 0 or more, got \"%s\"".formatted(text));
  }
}
