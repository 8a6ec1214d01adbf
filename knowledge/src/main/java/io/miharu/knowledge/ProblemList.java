package io.miharu.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Node;

/** What is found wrong while files are read, each with its place. Not thread-safe. */
final class ProblemList {

  private final List<Problem> problems = new ArrayList<>();

  /**
   * @param node whose definition is wrong
   * @param about what in it; its line is named, else the one where the definition begins
   */
  void add(TurtleFile file, Node node, Node about, String what, String cure) {
    int start = file.lineOf(node);
    int line = about.equals(node) ? start : file.lineOf(about, start);
    problems.add(
        new Problem(file.name(), line > 0 ? line : start, 0, Vocabulary.show(node), what, cure));
  }

  /** Each once, in order of files and lines. */
  List<Problem> sorted(List<TurtleFile> files) {
    Map<String, Integer> order = new TreeMap<>();
    files.forEach(file -> order.putIfAbsent(file.name(), order.size()));
    return problems.stream()
        .distinct()
        .sorted(
            Comparator.comparingInt((Problem p) -> order.getOrDefault(p.file(), -1))
                .thenComparingInt(Problem::line)
                .thenComparing(Problem::node)
                .thenComparing(Problem::what))
        .toList();
  }
}
