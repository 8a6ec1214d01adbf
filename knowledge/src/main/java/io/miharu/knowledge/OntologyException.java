package io.miharu.knowledge;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** A file of concepts and events is refused. Its message has one line per problem. */
public final class OntologyException extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  OntologyException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** At least one, in order of the files and lines. */
  public List<Problem> problems() {
    return problems;
  }
}
