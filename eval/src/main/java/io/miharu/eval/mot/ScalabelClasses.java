package io.miharu.eval.mot;

import io.miharu.eval.DataFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The classes that are scored, and the groups that they belong to.
 *
 * @param leaves in the order to show them
 * @param groups each with leaves of its own, in the order to show them; empty for none
 */
public record ScalabelClasses(List<String> leaves, Map<String, List<String>> groups) {

  private static final Pattern SECTION =
      Pattern.compile("\\[\\[\\s*(categories(?:\\.subcategories)?)\\s*]].*");
  private static final Pattern NAME = Pattern.compile("name\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)').*");

  public ScalabelClasses {
    leaves = List.copyOf(leaves);
  }

  /**
   * The {@code [[categories]]} of a Scalabel configuration in TOML, of which it reads the names and
   * nothing else. A category without subcategories is a leaf.
   */
  public static ScalabelClasses read(Path configuration) throws IOException {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    String section = "";
    String group = "";
    for (String line : Files.readAllLines(configuration)) {
      String text = line.strip();
      Matcher header = SECTION.matcher(text);
      Matcher name = NAME.matcher(text);
      if (header.matches()) {
        section = header.group(1);
      } else if (text.startsWith("[")) {
        section = "";
      } else if (name.matches()) {
        String value = name.group(1) == null ? name.group(2) : name.group(1);
        if (section.equals("categories")) {
          group = value;
          groups.put(group, new ArrayList<>());
        } else if (section.equals("categories.subcategories")) {
          groups.getOrDefault(group, new ArrayList<>()).add(value);
        }
      }
    }
    if (groups.isEmpty()) {
      throw new DataFormatException(
          configuration + ": needed [[categories]] with names, found none");
    }
    List<String> leaves = new ArrayList<>();
    groups.forEach((name, members) -> leaves.addAll(members.isEmpty() ? List.of(name) : members));
    groups.values().removeIf(List::isEmpty);
    return new ScalabelClasses(leaves, groups);
  }
}
