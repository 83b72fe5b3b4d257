package dev.watertight.catalogue;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** One YAML document, as nodes that know their places. */
final class YamlDocument {
  // Ours nests four deep; the limit keeps the composer's recursion off the end of the stack.
  private static final int DEEPEST = 20;
  private static final int MOST_ALIASES = 20;

  private final Path file;
  private final String text;
  private final LoadSettings settings;

  private YamlDocument(Path file, String text) {
    this.file = file;
    this.text = text;
    this.settings =
        LoadSettings.builder()
            .setLabel(String.valueOf(file.getFileName()))
            .setSchema(new CoreSchema())
            .setMaxAliasesForCollections(MOST_ALIASES)
            .build();
  }

  /** The root of the only document; empty if the file says nothing. */
  static Optional<YamlValue> read(Path file, String text) throws ConfigurationException {
    return new YamlDocument(file, text).root();
  }

  private Optional<YamlValue> root() throws ConfigurationException {
    try {
      checkEvents();
      Optional<Node> root = new Compose(settings).composeString(text);
      return root.map(node -> new YamlValue(file, node));
    } catch (MarkedYamlEngineException e) {
      throw translated(e);
    } catch (ReaderException e) {
      throw unprintable(e);
    } catch (YamlEngineException e) {
      throw new ConfigurationException(file, 1, 1, "not YAML: " + e.getMessage());
    }
  }

  private void checkEvents() throws ConfigurationException {
    int depth = 0;
    int aliases = 0;
    int documents = 0;
    Iterator<Event> events = new Parse(settings).parseString(text).iterator();
    while (events.hasNext()) {
      Event event = events.next();
      switch (event.getEventId()) {
        case DocumentStart -> {
          if (++documents > 1) {
            throw at(event, "a second document begins; expected one");
          }
        }
        case MappingStart, SequenceStart -> {
          if (++depth > DEEPEST) {
            throw at(event, "nested deeper than " + DEEPEST);
          }
        }
        case MappingEnd, SequenceEnd -> depth--;
        case Alias -> {
          if (++aliases > MOST_ALIASES) {
            throw at(event, "more than " + MOST_ALIASES + " aliases");
          }
        }
        default -> {
          // Scalars, comments and the ends of things cannot grow without bound.
        }
      }
    }
  }

  private ConfigurationException at(Event event, String problem) {
    Optional<Mark> mark = event.getStartMark();
    return new ConfigurationException(
        file,
        mark.map(Mark::getLine).orElse(0) + 1,
        mark.map(Mark::getColumn).orElse(0) + 1,
        problem);
  }

  private ConfigurationException translated(MarkedYamlEngineException e) {
    Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
    int line = mark.map(Mark::getLine).orElse(0) + 1;
    int column = mark.map(Mark::getColumn).orElse(0) + 1;
    String problem = e.getProblem() == null ? String.valueOf(e.getContext()) : e.getProblem();
    if (isTab(line, column)) {
      problem = "a tab cannot indent YAML; use spaces";
    } else if (e.getContext() != null && e.getProblem() != null) {
      problem = "not YAML: " + e.getContext() + ", " + e.getProblem();
    } else {
      problem = "not YAML: " + problem;
    }
    return new ConfigurationException(file, line, column, problem);
  }

  private boolean isTab(int line, int column) {
    String[] lines = text.split("\r?\n", -1);
    return line <= lines.length
        && column <= lines[line - 1].length()
        && lines[line - 1].charAt(column - 1) == '\t';
  }

  private ConfigurationException unprintable(ReaderException e) {
    int index = Math.min(Math.max(e.getPosition(), 0), text.length());
    String before = text.substring(0, index);
    int line = (int) before.chars().filter(each -> each == '\n').count() + 1;
    int column = index - before.lastIndexOf('\n');
    return new ConfigurationException(
        file,
        line,
        column,
        "a character that YAML does not allow: U+" + String.format("%04X", e.getCodePoint()));
  }
}
