package io.miharu.app.training;

import io.miharu.app.report.PageText;
import io.miharu.core.LabelledStream;
import io.miharu.learning.skeletons.OnlineTrial;
import io.miharu.temporal.skeletons.ActionSegment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The page of {@code run skeleton --online}: each recording as stick figures along its time, the
 * true actions over those that were found.
 */
final class OnlinePage {

  private static final int WIDTH = 1200;
  private static final int FIGURES = 60;
  private static final int BAR = 22;
  private static final List<String> COLOURS =
      List.of(
          "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8c6bb1", "#7f7f7f",
          "#a6761d", "#b2182b");

  /** Width of a letter, px. */
  private static final double LETTER = 6;

  private final List<String> actions;

  OnlinePage(List<String> actions) {
    this.actions = List.copyOf(actions);
  }

  void write(Path file, String summary, List<OnlineTrial.Found> all) throws IOException {
    StringBuilder page = new StringBuilder();
    page.append(
            "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Actions in")
        .append(" recordings</title>\n<style>body{font:15px sans-serif;margin:2em}h3{margin:1.2em")
        .append(
            " 0 .3em}text{font:11px sans-serif}.key{padding:2px 6px}</style></head><body>\n<h1>Actions in")
        .append(" recordings</h1>\n<p>")
        .append(PageText.escape(summary))
        .append(
            "</p>\n<p>The first row is what the labels say, the second what was found while the")
        .append(" recording came in; a tick shows when it was first known.</p>\n<p>");
    for (int action = 0; action < actions.size(); action++) {
      page.append(
          String.format(
              "<span class=\"key\" style=\"background:%s59\">%s</span> ",
              COLOURS.get(action % COLOURS.size()), PageText.escape(actions.get(action))));
    }
    page.append("</p>\n");
    all.forEach(one -> recording(page, one));
    page.append("</body></html>\n");
    Files.writeString(file, page);
  }

  private void recording(StringBuilder page, OnlineTrial.Found found) {
    LabelledStream stream = found.stream();
    double start = stream.motion().times().get(0).seconds();
    double end = stream.motion().times().get(stream.motion().frames() - 1).seconds();
    double scale = WIDTH / Math.max(1e-6, end - start);
    page.append(
        String.format(
            Locale.ROOT,
            "<h3>%s, %.0f s</h3>%n<svg width=\"%d\" height=\"%d\">%n",
            PageText.escape(stream.name()),
            end - start,
            WIDTH,
            FIGURES + 2 * BAR + 30));
    figures(page, stream, start, scale);
    for (LabelledStream.Interval interval : stream.intervals()) {
      double from = OnlineScores.start(stream, interval);
      double to = OnlineScores.end(stream, interval);
      bar(page, interval.action(), (from - start) * scale, (to - start) * scale, FIGURES + 4);
    }
    for (ActionSegment segment : found.segments()) {
      double from = (segment.start().seconds() - start) * scale;
      bar(
          page,
          segment.action(),
          from,
          (segment.end().seconds() - start) * scale,
          FIGURES + BAR + 6);
      page.append(
          String.format(
              Locale.ROOT,
              "<line x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"%2$d\" y2=\"%3$d\" stroke=\"#000\"/>%n",
              (segment.known().seconds() - start) * scale,
              FIGURES + 2 * BAR,
              FIGURES + 2 * BAR + 10));
    }
    page.append("</svg>\n");
  }

  private static void figures(
      StringBuilder page, LabelledStream stream, double start, double scale) {
    int count = WIDTH / (FIGURES / 2);
    for (int i = 0; i < count; i++) {
      int frame = i * (stream.motion().frames() - 1) / count;
      double x = (stream.motion().times().get(frame).seconds() - start) * scale;
      ActionStrip.figure(page, stream.motion(), frame, x, FIGURES);
    }
  }

  /** The name is written where there is room for it, and always told to a pointer. */
  private void bar(StringBuilder page, int action, double from, double to, int top) {
    String name = PageText.escape(actions.get(action));
    page.append(
        String.format(
            Locale.ROOT,
            "<g><title>%s</title><rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\""
                + " fill-opacity=\"0.35\"/>",
            name,
            from,
            top,
            Math.max(1, to - from),
            BAR - 4,
            COLOURS.get(action % COLOURS.size())));
    if (to - from > LETTER * actions.get(action).length()) {
      page.append(
          String.format(
              Locale.ROOT, "<text x=\"%.1f\" y=\"%d\">%s</text>", from + 2, top + 13, name));
    }
    page.append("</g>\n");
  }
}
