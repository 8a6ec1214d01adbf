package io.miharu.eval.activitynet;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Segments of many videos as columns of numbers, in the order of their file. Not thread-safe while
 * it grows.
 */
final class SegmentTable {

  /** The rows of one video are {@code from} (inclusive) to {@code to} (exclusive). */
  private record Rows(int from, int to) {}

  private final Map<String, Rows> rowsOfVideo = new LinkedHashMap<>();
  private int[] label = new int[256];
  private double[] start = new double[256]; // seconds
  private double[] end = new double[256];
  private double[] score = new double[256];
  private int size;
  private int repeatedVideos;

  int size() {
    return size;
  }

  /** How often a video came that was there before. */
  int repeatedVideos() {
    return repeatedVideos;
  }

  /** Drops all videos. */
  void clear() {
    rowsOfVideo.clear();
  }

  void add(int label, double start, double end, double score) {
    if (size == this.label.length) {
      this.label = Arrays.copyOf(this.label, 2 * size);
      this.start = Arrays.copyOf(this.start, 2 * size);
      this.end = Arrays.copyOf(this.end, 2 * size);
      this.score = Arrays.copyOf(this.score, 2 * size);
    }
    this.label[size] = label;
    this.start[size] = start;
    this.end[size] = end;
    this.score[size] = score;
    size++;
  }

  /** Says that all rows since {@code from} are this video's; what it had before is dropped. */
  void close(String video, int from) {
    if (rowsOfVideo.put(video, new Rows(from, size)) != null) {
      repeatedVideos++;
    }
  }

  List<String> videos() {
    return List.copyOf(rowsOfVideo.keySet());
  }

  /** For each row still held, in the order of the videos, its position here. */
  private int[] held() {
    int[] rows = new int[size];
    int count = 0;
    for (Rows part : rowsOfVideo.values()) {
      for (int row = part.from(); row < part.to(); row++) {
        rows[count++] = row;
      }
    }
    return Arrays.copyOf(rows, count);
  }

  /** The finished columns; {@code video} counts in the order of {@link #videos}. */
  Columns columns() {
    int[] held = held();
    int[] video = new int[size];
    int index = 0;
    for (Rows part : rowsOfVideo.values()) {
      Arrays.fill(video, part.from(), part.to(), index++);
    }
    return new Columns(video, label, start, end, score).inOrder(held);
  }

  /** Columns of equal length; nobody changes them. */
  static final class Columns {

    final int[] video;
    final int[] label;
    final double[] start;
    final double[] end;
    final double[] score;

    private Columns(int[] video, int[] label, double[] start, double[] end, double[] score) {
      this.video = video;
      this.label = label;
      this.start = start;
      this.end = end;
      this.score = score;
    }

    int size() {
      return video.length;
    }

    /** The rows named, in the order named. */
    Columns inOrder(int[] rows) {
      int[] videos = new int[rows.length];
      int[] labels = new int[rows.length];
      double[] starts = new double[rows.length];
      double[] ends = new double[rows.length];
      double[] scores = new double[rows.length];
      for (int i = 0; i < rows.length; i++) {
        videos[i] = video[rows[i]];
        labels[i] = label[rows[i]];
        starts[i] = start[rows[i]];
        ends[i] = end[rows[i]];
        scores[i] = score[rows[i]];
      }
      return new Columns(videos, labels, starts, ends, scores);
    }
  }
}
