package io.miharu.eval.trec;

import io.miharu.eval.trec.TrecRun.Retrieved;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One topic's ranking beside its judgements: what nearly every measure is computed from. Immutable.
 */
final class JudgedRanking {

  /** The grade of a document that was pooled for judging but not judged. */
  static final int UNJUDGED = -1;

  /** The grade of a document that no judge was shown. */
  static final int NOT_POOLED = -2;

  private final int[] grades;
  private final int[] relevantUpTo;
  private final int[] judgedGrades;
  private final int relevantFrom;
  private final int relevant;
  private final int nonRelevant;

  /**
   * @param judged grades by document; below 0 is pooled but unjudged
   */
  JudgedRanking(List<Retrieved> ranking, Map<String, Double> judged, TrecOptions options) {
    relevantFrom = options.relevantFrom();
    int[] found = new int[ranking.size()];
    int kept = 0;
    // -M cuts before -J passes over what is not judged, as in trec_eval.
    for (Retrieved document :
        ranking.subList(0, Math.min(ranking.size(), options.mostRetrieved()))) {
      Double grade = judged.get(document.document());
      int known = grade == null ? NOT_POOLED : grade < 0 ? UNJUDGED : (int) (double) grade;
      if (known >= 0 || !options.judgedOnly()) {
        found[kept++] = known;
      }
    }
    grades = Arrays.copyOf(found, kept);
    relevantUpTo = new int[kept + 1];
    for (int i = 0; i < kept; i++) {
      relevantUpTo[i + 1] = relevantUpTo[i] + (isRelevant(grades[i]) ? 1 : 0);
    }
    judgedGrades =
        judged.values().stream().mapToInt(Double::intValue).filter(g -> g >= 0).sorted().toArray();
    relevant = (int) Arrays.stream(judgedGrades).filter(this::isRelevant).count();
    nonRelevant = judgedGrades.length - relevant;
  }

  /** How many documents were retrieved. */
  int retrieved() {
    return grades.length;
  }

  /** The grade at {@code rank}, from 1, or one of the two marks below 0. */
  int grade(int rank) {
    return grades[rank - 1];
  }

  boolean isRelevant(int grade) {
    return grade >= 0 && grade >= relevantFrom;
  }

  boolean relevantAt(int rank) {
    return isRelevant(grades[rank - 1]);
  }

  /** Relevant documents among the first {@code rank}, which may lie beyond the last. */
  int relevantUpTo(int rank) {
    return relevantUpTo[Math.min(Math.max(rank, 0), grades.length)];
  }

  int relevantRetrieved() {
    return relevantUpTo[grades.length];
  }

  /** All documents judged relevant. */
  int relevant() {
    return relevant;
  }

  /** All documents judged, and not relevant. */
  int nonRelevant() {
    return nonRelevant;
  }

  /** The grades of all judged documents, ascending. */
  int[] judgedGrades() {
    return judgedGrades.clone();
  }

  /** The greatest grade given, 0 where there is none above. */
  int bestGrade() {
    return judgedGrades.length == 0 ? 0 : Math.max(0, judgedGrades[judgedGrades.length - 1]);
  }
}
