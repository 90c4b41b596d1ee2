package org.corridor.cli;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.formats.Problems;
import org.corridor.formats.record.Kinds;
import org.corridor.log.MayBeEmpty;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `corridor record kinds`: what can be written down, and its parts.
@Command(
    name = "kinds",
    mixinStandardHelpOptions = true,
    description = "Lists the kinds of items with their parts; those in brackets may be left out.")
final class RecordKindsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "KIND", arity = "0..1", description = "Only this kind.")
  private String only = "";

  RecordKindsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<String> names = Kinds.all().keySet().stream().toList();
    if (!only.isEmpty() && !names.contains(only)) {
      throw BadInput.of(new Problem(
          "KIND",
          0,
          0,
          "",
          "a kind of item",
          "\"" + only + "\"",
          Problems.didYouMean(only, names)));
    }
    Kinds.all().forEach((name, kind) -> {
      if (Kinds.sent(kind) && (only.isEmpty() || only.equals(name))) {
        terminal.paragraph(name, 24, parts(kind));
      }
    });
    return Main.ALL_OUT;
  }

  private static String parts(Class<?> kind) {
    RecordComponent[] components = kind.getRecordComponents();
    if (components.length == 1 && components[0].getType().isRecord()) {
      return parts(components[0].getType());
    }
    return Arrays.stream(components)
        .map(c -> c.isAnnotationPresent(MayBeEmpty.class) ? "[" + part(c) + "]" : part(c))
        .collect(Collectors.joining(" "));
  }

  private static String part(RecordComponent component) {
    Class<?> type = component.getType();
    if (type.isEnum()) {
      return component.getName() + " ("
          + Arrays.stream(type.getEnumConstants())
              .map(c -> c.toString().toLowerCase(Locale.ROOT).replace('_', ' '))
              .collect(Collectors.joining(", "))
          + ")";
    }
    if (component.getGenericType() instanceof ParameterizedType list
        && list.getActualTypeArguments()[0] instanceof Class<?> element
        && element.isRecord()) {
      return component.getName() + " (list of: " + parts(element) + ")";
    }
    return component.getName();
  }
}
