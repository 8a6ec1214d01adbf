package io.miharu.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The arrows that Maven sees are those of {@link ModuleMap}. */
class PomTest {

  private static final String PREFIX = "miharu-";

  static Stream<String> modules() {
    return ModuleMap.modules().stream();
  }

  @Test
  void parentPom_listsTheTenModules() throws Exception {
    List<String> modules = new ArrayList<>();
    for (Element list : children(pom(root()), "modules")) {
      for (Element module : children(list, "module")) {
        modules.add(module.getTextContent().strip());
      }
    }
    assertEquals(ModuleMap.modules(), modules.stream().sorted().toList());
  }

  @ParameterizedTest
  @MethodSource("modules")
  void modulePom_listsExactlyItsRow(String module) throws Exception {
    List<String> imports = new ArrayList<>();
    for (Element dependency : dependencies(module)) {
      if (text(dependency, "groupId").equals("io.miharu")
          && !text(dependency, "scope").equals("test")) {
        imports.add(text(dependency, "artifactId").substring(PREFIX.length()));
      }
    }
    assertEquals(ModuleMap.row(module), imports.stream().sorted().toList());
  }

  @ParameterizedTest
  @MethodSource("modules")
  void modulePom_leavesVersionsToTheParent(String module) throws Exception {
    for (Element dependency : dependencies(module)) {
      assertEquals("", text(dependency, "version"), text(dependency, "artifactId"));
    }
  }

  private static List<Element> dependencies(String module) throws Exception {
    List<Element> all = new ArrayList<>();
    for (Element list : children(pom(root().resolve(module)), "dependencies")) {
      all.addAll(children(list, "dependency"));
    }
    return all;
  }

  /** The folder of the parent POM: given by Maven, or found above the working folder. */
  private static Path root() throws IOException {
    String given = System.getProperty("maven.multiModuleProjectDirectory");
    Path folder = Path.of(given != null ? given : System.getProperty("user.dir", "."));
    for (Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
      Path pom = at.resolve("pom.xml");
      if (Files.exists(pom) && Files.readString(pom).contains("<modules>")) {
        return at;
      }
    }
    throw new IOException("no parent POM in or above " + folder);
  }

  private static Element pom(Path folder)
      throws ParserConfigurationException, IOException, SAXException {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(folder.resolve("pom.xml").toFile())
        .getDocumentElement();
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> children = new ArrayList<>();
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      Node node = nodes.item(i);
      if (node instanceof Element element && element.getTagName().equals(name)) {
        children.add(element);
      }
    }
    return children;
  }

  private static String text(Element parent, String name) {
    List<Element> children = children(parent, name);
    return children.isEmpty() ? "" : children.get(0).getTextContent().strip();
  }
}
