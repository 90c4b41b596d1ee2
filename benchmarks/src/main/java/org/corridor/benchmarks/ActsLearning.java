package org.corridor.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import opennlp.tools.ml.maxent.quasinewton.QNTrainer;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.Context;
import opennlp.tools.ml.model.Event;
import opennlp.tools.ml.model.OnePassDataIndexer;
import opennlp.tools.util.ObjectStream;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;
import org.corridor.feeds.Page;
import org.corridor.feeds.Reading;
import org.corridor.feeds.Statement;
import org.corridor.feeds.intake.Originals;
import org.corridor.feeds.read.ActSigns;
import org.corridor.feeds.read.ReportReader;
import org.corridor.reports.ReportEvent.SpeechAct;
import tools.jackson.databind.JsonNode;

/// `benchmarks/run acts DIR…`: learns from labelled passages which act a statement is, tells how
/// often that is right where it has not learned (each fifth passage in turn), and with `--write
/// FILE` writes the weights that the reader reads (`acts-learned.tsv`).
final class ActsLearning {
  private static final String USAGE =
      "benchmarks/run acts DIR… [--texts DIR] [--test DIR] [--write FILE] [--margin ODDS]"
          + " [--cutoff TIMES] [--l2 COST] [--l1 COST]";
  private static final int PARTS = 5;
  private static final double SMALL = 0.04;

  private double margin = ReportReader.CLEAR;
  private double l1 = 0;
  private double l2 = 2;
  private int cutoff = 2;
  private Path texts = Path.of(".");
  private final List<Path> tests = new ArrayList<>();
  private final List<Example> examples = new ArrayList<>();

  /// A statement as it was read, and what it is.
  ///
  /// @param passage its number
  private record Example(int passage, List<String> signs, String byRules, String labelled) {}

  public static void main(String[] args) throws IOException {
    ActsLearning learning = new ActsLearning();
    List<Path> folders = new ArrayList<>();
    Path file = null;
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--write" -> file = Path.of(args[++i]);
        case "--texts" -> learning.texts = Path.of(args[++i]);
        case "--test" -> learning.tests.add(Path.of(args[++i]));
        case "--margin" -> learning.margin = Double.parseDouble(args[++i]);
        case "--l1" -> learning.l1 = Double.parseDouble(args[++i]);
        case "--l2" -> learning.l2 = Double.parseDouble(args[++i]);
        case "--cutoff" -> learning.cutoff = Integer.parseInt(args[++i]);
        default -> folders.add(Path.of(args[i]));
      }
    }
    if (folders.isEmpty()) {
      System.err.println(USAGE);
      System.exit(2);
    }
    learning.read(folders, learning.examples);
    learning.check();
    if (!learning.tests.isEmpty()) {
      List<Example> held = new ArrayList<>();
      learning.read(learning.tests, held);
      learning.tell("on others", learning.model(learning.examples), held);
    }
    if (file != null) {
      learning.write(file);
    }
  }

  private void tell(String what, AbstractModel model, List<Example> held) {
    int rules = 0;
    int learned = 0;
    for (Example e : held) {
      rules += e.byRules.equals(e.labelled) ? 1 : 0;
      learned += judged(model, e).equals(e.labelled) ? 1 : 0;
    }
    System.out.printf(
        Locale.ROOT,
        "%s: %d statements; right by the rules %.3f, learned %.3f%n",
        what,
        held.size(),
        (double) rules / held.size(),
        (double) learned / held.size());
  }

  private void read(List<Path> folders, List<Example> into) throws IOException {
    ReportReader reader = ReportReader.openRulesAlone();
    Originals originals = new Originals();
    int passage = 0;
    for (Path folder : folders) {
      for (LabelledReport report : LabelledReport.in(folder, texts)) {
        if (report.isIn("en")) {
          Page page = originals.read(report.name(), report.text()).getFirst();
          LocalDate day =
              LocalDate.parse(report.label().path("published").asString().substring(0, 10));
          add(passage++, report.label(), reader.read(page, day), into);
        }
      }
    }
  }

  private static void add(int passage, JsonNode label, Reading read, List<Example> into) {
    List<JsonNode> labels = Labels.list(label.path("statements"));
    List<Statement> byRules = read.statements();
    Map<Integer, Statement> matched = Labels.matched(labels, byRules);
    matched.forEach((i, s) -> into.add(new Example(
        passage,
        ActSigns.of(read.page().text(), byRules, byRules.indexOf(s)),
        s.act().name(),
        labels.get(i).path("act").asString().toUpperCase(Locale.ROOT))));
  }

  private void check() throws IOException {
    int rules = 0;
    int learned = 0;
    for (int part = 0; part < PARTS; part++) {
      int out = part;
      AbstractModel model =
          model(examples.stream().filter(e -> e.passage % PARTS != out).toList());
      for (Example e : examples) {
        if (e.passage % PARTS == part) {
          rules += e.byRules.equals(e.labelled) ? 1 : 0;
          learned += judged(model, e).equals(e.labelled) ? 1 : 0;
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%d statements; right by the rules %.3f, learned %.3f%n",
        examples.size(),
        (double) rules / examples.size(),
        (double) learned / examples.size());
  }

  /// As the reader judges: what the rules say stands unless the signs speak clearly against it.
  private String judged(AbstractModel model, Example e) {
    double[] odds = model.eval(e.signs.toArray(new String[0]));
    String best = model.getBestOutcome(odds);
    int byRules = model.getIndex(e.byRules);
    boolean open = ReportReader.isOpen(SpeechAct.valueOf(e.byRules));
    double least = byRules < 0 ? 0 : odds[byRules] * Math.exp(margin);
    return open && odds[model.getIndex(best)] > least ? best : e.byRules;
  }

  private AbstractModel model(List<Example> from) throws IOException {
    List<Event> events = from.stream()
        .map(e -> new Event(e.labelled, e.signs.toArray(new String[0])))
        .toList();
    TrainingParameters parameters = TrainingParameters.defaultParams();
    parameters.put(TrainingParameters.ALGORITHM_PARAM, QNTrainer.MAXENT_QN_VALUE);
    parameters.put(TrainingParameters.CUTOFF_PARAM, cutoff);
    parameters.put(TrainingParameters.ITERATIONS_PARAM, 100);
    parameters.put(QNTrainer.L1COST_PARAM, l1);
    parameters.put(QNTrainer.L2COST_PARAM, l2);
    QNTrainer trainer = new QNTrainer();
    trainer.init(parameters, null);
    OnePassDataIndexer indexer = new OnePassDataIndexer();
    indexer.init(parameters, null);
    try (ObjectStream<Event> stream = ObjectStreamUtils.createObjectStream(events)) {
      indexer.index(stream);
    }
    return trainer.doTrain(indexer);
  }

  private void write(Path file) throws IOException {
    AbstractModel model = model(examples);
    Object[] data = model.getDataStructures();
    @SuppressWarnings("unchecked")
    Map<String, Context> contexts = (Map<String, Context>) data[1];
    String[] acts = (String[]) data[2];
    Map<String, String> rows = new TreeMap<>();
    contexts.forEach((sign, context) -> {
      StringBuilder row = new StringBuilder();
      for (int k = 0; k < context.getOutcomes().length; k++) {
        double weight = context.getParameters()[k];
        if (Math.abs(weight) >= SMALL) {
          row.append(row.isEmpty() ? "" : " ")
              .append(acts[context.getOutcomes()[k]])
              .append(String.format(Locale.ROOT, ":%.2f", weight));
        }
      }
      if (!row.isEmpty()) {
        rows.put(sign, row.toString());
      }
    });
    List<String> lines = new ArrayList<>();
    lines.add(
        "# Written by benchmarks/run acts; not by hand. What a sign tells of the act of a statement.");
    rows.forEach((sign, row) -> lines.add(sign + "\t" + row));
    Files.write(file, lines);
    System.out.printf(Locale.ROOT, "%,d signs written%n", rows.size());
  }
}
