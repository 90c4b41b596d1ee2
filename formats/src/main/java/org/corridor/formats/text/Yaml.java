package org.corridor.formats.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.corridor.formats.Problem;
import org.corridor.formats.Problems;
import org.corridor.reports.Basis;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// A mapping of a YAML file whose keys are asked for by name; keys nobody asked for are told.
///
/// A value is written plainly, `30`, or with what it rests on,
/// `{value: 30, standing: reported, source: …}`.
public final class Yaml {
  private final TextFile file;
  private final Problems problems;
  private final int line;
  private final int column;
  private final Map<String, Node> entries = new LinkedHashMap<>();
  private final Map<String, Node> keys = new LinkedHashMap<>();
  private final List<String> asked = new ArrayList<>();
  private final Basis inherited;

  private Yaml(TextFile file, Node node, Basis inherited, Problems problems) {
    this.file = file;
    this.problems = problems;
    line = line(node);
    column = column(node);
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        add(tuple);
      }
    } else {
      refuse(node, "", "keys with values", "something else", "key: value");
    }
    this.inherited = inherited;
  }

  private void add(NodeTuple tuple) {
    String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    if (entries.putIfAbsent(key, tuple.getValueNode()) != null) {
      refuse(tuple.getKeyNode(), key, "each key once", "it twice", "");
    }
    keys.putIfAbsent(key, tuple.getKeyNode());
  }

  /// Nobody nests lists in lists so deeply.
  private static final int DEPTH_MAX = 100;

  /// The mapping that a file is; empty where it is none, which is told.
  public static Optional<Yaml> of(TextFile file, Problems problems) {
    return compose(file, problems).map(node -> new Yaml(file, node, Basis.NOT_NAMED, problems));
  }

  /// The mappings of which a file is a list; a file of one mapping is a list of one.
  public static List<Yaml> each(TextFile file, Problems problems) {
    if (deep(file.text())) {
      problems.add(new Problem(file.name(), 1, 1, "", "YAML", "brackets nested without end", ""));
      return List.of();
    }
    if (repeats(file)) {
      problems.add(new Problem(
          file.name(),
          1,
          1,
          "",
          "each text where it belongs",
          "a reference to another (*)",
          "write it out, in quotes where it begins with *"));
      return List.of();
    }
    return compose(file, problems)
        .map(node -> node instanceof SequenceNode list ? list.getValue() : List.of(node))
        .orElse(List.of())
        .stream()
        .map(node -> new Yaml(file, node, Basis.NOT_NAMED, problems))
        .toList();
  }

  /// The reader takes long to find out.
  private static boolean deep(String text) {
    int depth = 0;
    for (int i = 0; i < text.length() && depth <= DEPTH_MAX; i++) {
      char c = text.charAt(i);
      depth =
          c == '[' || c == '{' ? depth + 1 : c == ']' || c == '}' ? Math.max(0, depth - 1) : depth;
    }
    return depth > DEPTH_MAX;
  }

  /// A few letters could stand for any length of text.
  private static boolean repeats(TextFile file) {
    if (file.text().indexOf('*') < 0) {
      return false;
    }
    try {
      Iterable<Event> events = new Parse(
              LoadSettings.builder().setCodePointLimit(TextFile.BYTES_MAX).build())
          .parseString(file.text());
      for (Event event : events) {
        if (event.getEventId() == Event.ID.Alias) {
          return true;
        }
      }
      return false;
    } catch (YamlEngineException | StackOverflowError e) {
      // What is wrong with it is told where it is read.
      return false;
    }
  }

  private static Optional<Node> compose(TextFile file, Problems problems) {
    LoadSettings settings = LoadSettings.builder()
        .setLabel(file.name())
        .setCodePointLimit(TextFile.BYTES_MAX)
        .build();
    try {
      Optional<Node> root = new Compose(settings).composeString(file.text());
      if (root.isEmpty()) {
        problems.add(new Problem(
            file.name(), 1, 1, "", "keys with values", "nothing", "--help shows examples"));
      }
      return root;
    } catch (MarkedYamlEngineException e) {
      int at = e.getProblemMark().map(m -> m.getLine() + 1).orElse(1);
      int in = e.getProblemMark().map(m -> m.getColumn() + 1).orElse(1);
      String said = String.valueOf(e.getProblem());
      problems.add(
          new Problem(file.name(), at, in, "", "YAML", said, "check indentation and quotes"));
    } catch (StackOverflowError e) {
      problems.add(new Problem(file.name(), 1, 1, "", "YAML", "brackets nested without end", ""));
    } catch (YamlEngineException e) {
      problems.add(new Problem(file.name(), 1, 1, "", "YAML", String.valueOf(e.getMessage()), ""));
    }
    return Optional.empty();
  }

  /// The keys that are there, in order.
  public List<String> keys() {
    return List.copyOf(keys.keySet());
  }

  /// File and line.
  public String where() {
    return file.name() + ":" + line;
  }

  /// Tells of something wrong with the mapping as a whole.
  public void refuse(String field, String expected, String found, String hint) {
    Node value = entries.get(field);
    int atLine = value == null ? line : line(value);
    int atColumn = value == null ? column : column(value);
    problems.add(new Problem(file.name(), atLine, atColumn, field, expected, found, hint));
  }

  private static int line(Node node) {
    return node.getStartMark().map(m -> m.getLine() + 1).orElse(0);
  }

  private static int column(Node node) {
    return node.getStartMark().map(m -> m.getColumn() + 1).orElse(0);
  }

  private void refuse(Node at, String field, String expected, String found, String hint) {
    problems.add(new Problem(file.name(), line(at), column(at), field, expected, found, hint));
  }

  public boolean has(String key) {
    asked.add(key);
    return entries.containsKey(key);
  }

  /// The value of a key as text; empty when it is not there.
  public Cell cell(String key) {
    asked.add(key);
    Node node = entries.get(key);
    if (node == null) {
      return new Cell(file.name(), line, column, key, "", inherited(), problems);
    }
    return cell(key, node);
  }

  private Cell cell(String key, Node node) {
    if (node instanceof MappingNode) {
      Yaml value = new Yaml(file, node, Basis.NOT_NAMED, problems);
      Cell plain = value.required("value");
      Basis basis = value.basis();
      value.refuseUnknown();
      return new Cell(
          plain.file(), plain.line(), plain.column(), key, plain.text(), basis, problems);
    }
    if (node instanceof ScalarNode scalar) {
      Letters.findFault(scalar.getValue())
          .ifPresent(f -> refuse(
              node, key, "at most " + Letters.MAX + " letters, printed and read one way", f, ""));
      return new Cell(
          file.name(),
          line(node),
          column(node),
          key,
          scalar.getValue().strip(),
          inherited(),
          problems);
    }
    refuse(node, key, "one value", "a list", "");
    return new Cell(file.name(), line(node), column(node), key, "", inherited(), problems);
  }

  public Cell required(String key) {
    Cell cell = cell(key);
    if (cell.text().isEmpty()) {
      cell.refuse("a value for " + key, "nothing", "");
    }
    return cell;
  }

  /// A list of plain values; one value counts as a list of one.
  public List<Cell> cells(String key) {
    asked.add(key);
    Node node = entries.get(key);
    if (node == null) {
      return List.of();
    }
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue().stream().map(n -> cell(key, n)).toList();
    }
    return List.of(cell(key, node));
  }

  /// A list of mappings.
  public List<Yaml> all(String key) {
    asked.add(key);
    Node node = entries.get(key);
    if (node == null) {
      return List.of();
    }
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue().stream()
          .map(n -> new Yaml(file, n, inherited(), problems))
          .toList();
    }
    refuse(node, key, "a list, each entry begun with \"- \"", "something else", "");
    return List.of();
  }

  /// A mapping in which nothing is said.
  public static Yaml empty(Problems problems) {
    return new Yaml(
        new TextFile("", ""),
        new MappingNode(Tag.MAP, List.of(), FlowStyle.BLOCK),
        Basis.NOT_NAMED,
        problems);
  }

  /// Does the key hold keys of its own?
  public boolean isMapping(String key) {
    return entries.get(key) instanceof MappingNode;
  }

  public Optional<Yaml> find(String key) {
    asked.add(key);
    return Optional.ofNullable(entries.get(key))
        .map(node -> new Yaml(file, node, inherited(), problems));
  }

  /// What this mapping rests on: its keys `source` and `standing`.
  public Basis basis() {
    return Cell.basis(plain("source"), plain("standing"), Basis.NOT_NAMED);
  }

  private Basis inherited() {
    Basis own = basis();
    return own.equals(Basis.NOT_NAMED) && inherited != null ? inherited : own;
  }

  private Cell plain(String key) {
    asked.add(key);
    Node node = entries.get(key);
    String text = node instanceof ScalarNode scalar ? scalar.getValue().strip() : "";
    int atLine = node == null ? line : line(node);
    int atColumn = node == null ? column : column(node);
    return new Cell(file.name(), atLine, atColumn, key, text, Basis.NOT_NAMED, problems);
  }

  /// Told once everything known has been asked for.
  public void refuseUnknown(String... alsoKnown) {
    Collection<String> known = new ArrayList<>(asked);
    known.addAll(List.of(alsoKnown));
    known.add("note");
    keys.forEach((key, node) -> {
      if (!known.contains(key)) {
        refuse(
            node,
            key,
            "a key that is known here",
            "\"" + key + "\"",
            Problems.didYouMean(key, known.stream().distinct().toList()));
      }
    });
  }
}
