package dev.watertight.scan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the project says of itself in Markdown. */
final class Documents {
  static final Path ROOT = Path.of("../..");
  static final Path PAGES = ROOT.resolve("docs/rules");

  private static final Pattern LINK = Pattern.compile("(?<!!)\\[[^\\]]*]\\(([^)\\s]+)\\)");
  private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```$");

  private Documents() {}

  /** All of them, at the root and below {@code docs}, by path. */
  static Map<Path, String> all() {
    Map<Path, String> texts = new TreeMap<>();
    try (Stream<Path> root = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      for (Path file : Stream.concat(root, docs).filter(Documents::isMarkdown).toList()) {
        texts.put(file.normalize(), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  private static boolean isMarkdown(Path file) {
    return file.toString().endsWith(".md") && Files.isRegularFile(file);
  }

  static String text(String path) {
    try {
      return Files.readString(ROOT.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Links of a text that lead to files or headings of the project. */
  static List<String> links(String text) {
    List<String> links = new ArrayList<>();
    Matcher matcher = LINK.matcher(FENCED.matcher(text).replaceAll(""));
    while (matcher.find()) {
      if (!matcher.group(1).contains("://")) {
        links.add(matcher.group(1));
      }
    }
    return links;
  }

  /** What a link may name behind its hash: headings, as hosts of repositories write them. */
  static List<String> anchors(String text) {
    return FENCED
        .matcher(text)
        .replaceAll("")
        .lines()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("#+ +", "").toLowerCase(Locale.ROOT))
        .map(line -> line.replaceAll("[^\\p{L}\\p{N}\\- ]", "").replace(' ', '-'))
        .toList();
  }
}
