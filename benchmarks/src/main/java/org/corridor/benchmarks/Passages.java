package org.corridor.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.corridor.feeds.intake.Originals;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `benchmarks/run passages DIR…`: prints labelled English passages as their texts are read, one
/// JSON object a line (`text`, `statements` with offsets in it): what `discern/training` learns
/// from.
final class Passages {
  private Passages() {}

  public static void main(String[] args) throws IOException {
    Path texts = Path.of(".");
    List<Path> folders = new ArrayList<>();
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals("--texts")) {
        texts = Path.of(args[++i]);
      } else {
        folders.add(Path.of(args[i]));
      }
    }
    if (folders.isEmpty()) {
      System.err.println("benchmarks/run passages DIR… [--texts DIR]");
      System.exit(2);
    }
    Originals originals = new Originals();
    for (Path folder : folders) {
      for (LabelledReport report : LabelledReport.in(folder, texts)) {
        if (report.isIn("en")) {
          ObjectNode line = JsonMapper.shared().createObjectNode();
          line.put("name", folder.getFileName() + "/" + report.name());
          line.put(
              "text", originals.read(report.name(), report.text()).getFirst().text());
          line.set("statements", report.label().path("statements"));
          System.out.println(line);
        }
      }
    }
  }
}
