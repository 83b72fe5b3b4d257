package dev.watertight.benchmark.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A source jar that the POM of the corpus names. */
record PinnedJar(String artifact, String version) {

  String fileName() {
    return artifact + "-" + version + "-sources.jar";
  }

  /** All of them, in the order of the POM. */
  static List<PinnedJar> listed(Path pom) throws IOException, CannotRun {
    if (!Files.isRegularFile(pom)) {
      throw new CannotRun("There is no " + pom + "; start from the root of the checkout.");
    }
    List<PinnedJar> jars = new ArrayList<>();
    NodeList items = items(pom);
    for (int i = 0; i < items.getLength(); i++) {
      Element item = (Element) items.item(i);
      jars.add(new PinnedJar(text(item, "artifactId", pom), text(item, "version", pom)));
    }
    if (jars.isEmpty()) {
      throw new CannotRun(pom + " names no jar: there is no artifactItem.");
    }
    if (jars.stream().map(PinnedJar::artifact).distinct().count() < jars.size()) {
      throw new CannotRun(pom + " names an artifact twice; findings are kept by its name.");
    }
    return jars;
  }

  private static NodeList items(Path pom) throws IOException, CannotRun {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(pom.toFile()).getElementsByTagName("artifactItem");
    } catch (ParserConfigurationException | SAXException e) {
      throw new CannotRun(pom + " is no XML: " + e.getMessage());
    }
  }

  private static String text(Element item, String tag, Path pom) throws CannotRun {
    NodeList values = item.getElementsByTagName(tag);
    if (values.getLength() != 1) {
      throw new CannotRun(pom + ": an artifactItem has no " + tag + ".");
    }
    return values.item(0).getTextContent().strip();
  }
}
