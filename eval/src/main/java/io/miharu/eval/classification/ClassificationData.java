package io.miharu.eval.classification;

import io.miharu.eval.DataFormatException;
import io.miharu.eval.csv.CsvFile;
import io.miharu.eval.csv.CsvFile.Line;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Samples with their classes and the scores given to every class.
 *
 * <p>Truth: {@code sample,class}, several classes of a sample parted by {@code ;}. Scores: a first
 * line {@code sample,CLASS,CLASS,…} that names the classes, then {@code sample,score,score,…}.
 * Samples may come in any order; both tables must hold the same ones. The truth may begin with the
 * titles {@code sample,class} or {@code sample,label}. Immutable.
 */
public final class ClassificationData {

  private final List<String> classes; // by name
  private final List<String> samples; // in the order of the truth
  private final int[][] truth; // [samples][their classes], rising
  private final double[][] scores; // [samples][classes]

  private ClassificationData(
      List<String> classes, List<String> samples, int[][] truth, double[][] scores) {
    this.classes = classes;
    this.samples = samples;
    this.truth = truth;
    this.scores = scores;
  }

  /**
   * Reads both tables.
   *
   * @throws DataFormatException if a line does not fit, a sample is given twice or only once of the
   *     two, or a class of the truth has no scores
   */
  public static ClassificationData read(Path truthFile, Path scoresFile) throws IOException {
    Map<String, Line> truth = new LinkedHashMap<>();
    CsvFile.read(
        truthFile,
        line -> {
          boolean titles =
              truth.isEmpty()
                  && line.text(0).equals("sample")
                  && List.of("class", "label").contains(line.text(1));
          if (!titles && truth.put(line.text(0), line) != null) {
            throw line.fault(
                0, "needed each sample once, got \"%s\" again".formatted(line.text(0)));
          }
        });
    List<String> titles = new ArrayList<>();
    Map<String, double[]> scores = new LinkedHashMap<>();
    CsvFile.read(
        scoresFile,
        line -> {
          if (titles.isEmpty()) {
            titles.addAll(names(line));
          } else {
            if (!truth.containsKey(line.text(0))) {
              throw line.fault(
                  0, "needed a sample of the truth, got \"%s\"".formatted(line.text(0)));
            }
            if (scores.put(line.text(0), row(line, titles.size())) != null) {
              throw line.fault(
                  0, "needed each sample once, got \"%s\" again".formatted(line.text(0)));
            }
          }
        });
    return joined(truth, titles, scores, scoresFile);
  }

  private static List<String> names(Line line) throws DataFormatException {
    List<String> names = new ArrayList<>();
    for (int i = 1; i < line.size(); i++) {
      if (line.text(i).isEmpty() || names.contains(line.text(i))) {
        throw line.fault(i, "needed the name of another class, got \"%s\"".formatted(line.text(i)));
      }
      names.add(line.text(i));
    }
    if (names.isEmpty()) {
      throw line.fault(0, "needed sample,CLASS,CLASS,… as the first line, got no class");
    }
    return names;
  }

  private static double[] row(Line line, int classes) throws DataFormatException {
    if (line.size() != classes + 1) {
      throw line.fault(
          line.size() - 1,
          "needed a sample and %d scores, got %d values".formatted(classes, line.size()));
    }
    double[] row = new double[classes];
    for (int i = 0; i < classes; i++) {
      row[i] = line.number(i + 1, "the score");
    }
    return row;
  }

  private static ClassificationData joined(
      Map<String, Line> truth, List<String> titles, Map<String, double[]> scores, Path scoresFile)
      throws DataFormatException {
    // By name, so that the order of columns decides no tie.
    Integer[] order = new Integer[titles.size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparing(titles::get));
    List<String> classes = Arrays.stream(order).map(titles::get).toList();
    List<String> samples = List.copyOf(truth.keySet());
    int[][] labels = new int[samples.size()][];
    double[][] rows = new double[samples.size()][classes.size()];
    int next = 0;
    for (Map.Entry<String, Line> entry : truth.entrySet()) {
      TreeSet<Integer> own = new TreeSet<>();
      for (String label : entry.getValue().text(1).split(";", -1)) {
        int number = classes.indexOf(label.strip());
        if (number < 0) {
          throw entry
              .getValue()
              .fault(1, "needed a class with scores, got \"%s\"".formatted(label.strip()));
        }
        own.add(number);
      }
      double[] given = scores.get(entry.getKey());
      if (given == null) {
        throw new DataFormatException(
            "%s: needed scores of every sample of the truth, got none of %s"
                .formatted(scoresFile, entry.getKey()));
      }
      labels[next] = own.stream().mapToInt(i -> i).toArray();
      for (int c = 0; c < order.length; c++) {
        rows[next][c] = given[order[c]];
      }
      next++;
    }
    return new ClassificationData(classes, samples, labels, rows);
  }

  /** By name. */
  public List<String> classes() {
    return classes;
  }

  /** In the order of the truth. */
  public List<String> samples() {
    return samples;
  }

  /** Whether every sample has one class. */
  public boolean singleLabel() {
    return Arrays.stream(truth).allMatch(own -> own.length == 1);
  }

  /** Whether a sample is of a class. */
  public boolean is(int sample, int classNumber) {
    return Arrays.binarySearch(truth[sample], classNumber) >= 0;
  }

  /** A sample's class, of several the first by name. */
  public int label(int sample) {
    return truth[sample][0];
  }

  public double score(int sample, int classNumber) {
    return scores[sample][classNumber];
  }

  /** How many classes stand before one in the order of scores; equal scores go by name. */
  public int rank(int sample, int classNumber) {
    double own = scores[sample][classNumber];
    int before = 0;
    for (int c = 0; c < classes.size(); c++) {
      before += scores[sample][c] > own || (scores[sample][c] == own && c < classNumber) ? 1 : 0;
    }
    return before;
  }

  /** The class with the highest score; of equal ones the first by name. */
  public int best(int sample) {
    int best = 0;
    for (int c = 1; c < classes.size(); c++) {
      best = scores[sample][c] > scores[sample][best] ? c : best;
    }
    return best;
  }
}
