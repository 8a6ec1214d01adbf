package io.miharu.knowledge;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.validation.ReportEntry;

/** Checks the form of a user's file with the SHACL shapes of {@code shapes.ttl}. */
final class ShapeCheck {

  private ShapeCheck() {}

  static List<Problem> check(TurtleFile file) {
    Shapes shapes = Shapes.parse(TurtleFile.ofResource("shapes.ttl").graph());
    List<Problem> problems = new ArrayList<>();
    for (ReportEntry entry : ShaclValidator.get().validate(shapes, file.graph()).getEntries()) {
      Node owner = Owners.of(file.graph(), entry.focusNode());
      String message = entry.message();
      int cut = message.indexOf("; ");
      String what = cut < 0 ? message : message.substring(0, cut);
      String cure = cut < 0 ? "" : message.substring(cut + 2);
      if (entry.value() != null) {
        what += ", got " + Vocabulary.show(entry.value());
      }
      int line = file.lineOf(owner);
      if (entry.resultPath() != null) {
        String path = entry.resultPath().toString();
        int word = path.lastIndexOf(':');
        if (path.contains(Vocabulary.ONTO)) {
          String local = path.substring(word + 1).replaceAll("[^A-Za-z-]", "");
          int at = file.lineOf(Vocabulary.mh(local), line);
          line = at > 0 ? at : line;
        }
      }
      problems.add(new Problem(file.name(), line, 0, Vocabulary.show(owner), what, cure));
    }
    return problems.stream().distinct().toList();
  }
}
