package io.miharu.app.score;

import io.miharu.app.ExitCode;
import io.miharu.app.console.UsageException;
import io.miharu.eval.sheet.Curve;
import io.miharu.eval.sheet.ScoreSheet;
import io.miharu.eval.sheet.ScoreSheet.Score;
import io.miharu.eval.sheet.SheetTable;
import io.miharu.eval.sheet.SheetTable.Row;
import io.miharu.eval.sheet.UnitScores;
import io.miharu.eval.voc.VocBoxes;
import io.miharu.eval.voc.VocBoxes.Sides;
import io.miharu.eval.voc.VocScores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code miharu score voc}: found boxes against true ones by Pascal VOC's average precision. */
@Command(
    name = "voc",
    description = {
      "Scores boxes in pictures by Pascal VOC's average precision, at every point and at eleven.",
      "Folders hold a text file per picture: class [score] x y width height."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the options before call()
final class ScoreVocCommand implements Callable<Integer> {

  private static final int MOST_CURVES = 12;

  @Spec private CommandSpec spec;
  @Mixin private ScoreOptions scores;

  @Parameters(arity = "0..*", paramLabel = "GT DET", description = "Folders: true, then found.")
  private List<Path> folders = new ArrayList<>();

  @Option(
      names = {"-gt", "--gtfolder", "--gt"},
      paramLabel = "FOLDER",
      description = "The true boxes.")
  private @Nullable Path truth;

  @Option(
      names = {"-det", "--detfolder", "--det"},
      paramLabel = "FOLDER",
      description = "The found boxes; repeat it to compare.")
  private List<Path> found = new ArrayList<>();

  @Option(
      names = {"-t", "--threshold", "--iou"},
      paramLabel = "IOU",
      defaultValue = "0.5",
      description = "The least overlap of a hit (default: ${DEFAULT-VALUE}).")
  private double minIou;

  @Option(
      names = "-gtformat",
      paramLabel = "xywh|XYrb",
      defaultValue = "xywh",
      description = "What the four numbers of a true box are (default: ${DEFAULT-VALUE}).")
  private String truthFormat;

  @Option(
      names = "-detformat",
      paramLabel = "xywh|XYrb",
      defaultValue = "xywh",
      description = "What the four numbers of a found box are (default: ${DEFAULT-VALUE}).")
  private String foundFormat;

  @Option(
      names = {"-o", "-sp", "--savepath", "--output"},
      paramLabel = "FOLDER",
      description = "Write results.txt there.")
  private @Nullable Path output;

  @Option(
      names = {"-np", "--noplot", "-v"},
      hidden = true,
      description = "Accepted, without effect.")
  void acceptFlag(boolean unused) {}

  @Option(
      names = {"-gtcoords", "-detcoords"},
      hidden = true,
      description = "Only abs is accepted.")
  private List<String> coordinates = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    if (!coordinates.stream().allMatch(each -> each.equals("abs"))) {
      throw new UsageException("-gtcoords and -detcoords need abs: boxes in pixels");
    }
    if (!(minIou > 0 && minIou <= 1)) {
      throw new UsageException("--threshold must lie in (0, 1], got " + minIou);
    }
    List<Path> inputs = new ArrayList<>();
    if (truth != null) {
      inputs.add(truth);
    }
    inputs.addAll(found);
    inputs.addAll(folders);
    if (inputs.size() < 2 || (truth == null && !found.isEmpty())) {
      throw new UsageException("score voc needs a folder of true boxes and one of found boxes");
    }
    VocBoxes truths = VocBoxes.read(inputs.get(0), false, sides(truthFormat));
    List<ScoreSheet> sheets = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (Path folder : inputs.subList(1, inputs.size())) {
      VocScores result =
          VocScores.of(truths, VocBoxes.read(folder, true, sides(foundFormat)), minIou);
      sheets.add(sheet(result, folder));
      text.append(text(result));
    }
    if (output != null) {
      ReferenceText.write(text.toString(), output, "results.txt");
    }
    scores.publish(sheets, spec.commandLine().getOut());
    return ExitCode.DONE.code();
  }

  private static Sides sides(String format) {
    for (Sides sides : Sides.values()) {
      if (format.equalsIgnoreCase(sides.name())) {
        return sides;
      }
    }
    throw new UsageException("-gtformat and -detformat need xywh or XYrb, got " + format);
  }

  /** As {@code results.txt} of the reference: percent with two digits. */
  private static String text(VocScores result) {
    StringBuilder text = new StringBuilder("Object Detection Metrics\n");
    text.append("https://github.com/rafaelpadilla/Object-Detection-Metrics\n");
    text.append("\n\nAverage Precision (AP), Precision and Recall per class:");
    result
        .classes()
        .forEach(
            (name, each) -> {
              text.append("\n\nClass: ").append(name);
              text.append("\nAP: ").append(percent(each.curve().everyPoint()));
              text.append("\nPrecision: ").append(listed(each.curve().precision()));
              text.append("\nRecall: ").append(listed(each.curve().recall()));
            });
    return text.append("\n\n\nmAP: ").append(percent(result.meanEveryPoint())).toString();
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f%%", 100 * share);
  }

  private static String listed(List<Double> values) {
    return "["
        + String.join(
            ", ",
            values.stream().map(value -> String.format(Locale.ROOT, "'%.2f'", value)).toList())
        + "]";
  }

  private static ScoreSheet sheet(VocScores result, Path folder) {
    List<Row> rows = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<Double> everyPoint = new ArrayList<>();
    List<Double> elevenPoint = new ArrayList<>();
    List<Curve> curves = new ArrayList<>();
    result
        .classes()
        .forEach(
            (name, each) -> {
              double every = each.curve().everyPoint();
              double eleven = each.curve().elevenPoint();
              rows.add(
                  new Row(
                      name,
                      List.of(
                          every,
                          eleven,
                          (double) each.truths(),
                          (double) each.hits(),
                          (double) each.falseAlarms())));
              names.add(name);
              everyPoint.add(every);
              elevenPoint.add(eleven);
              if (curves.size() < MOST_CURVES) {
                curves.add(PrecisionRecallCurve.of(name, each.curve()));
              }
            });
    List<String> notes = new ArrayList<>();
    if (result.unknown() > 0) {
      notes.add(
          "%d found boxes are of classes without true ones, and do not count"
              .formatted(result.unknown()));
    }
    return new ScoreSheet(
        "Pascal VOC @%s".formatted(result.minIou()),
        MotJob.nameWithoutEnding(folder),
        List.of(
            new Score("mAP", result.meanEveryPoint()),
            new Score("mAP_11point", result.meanElevenPoint())),
        List.of(
            new SheetTable(
                "Classes", "class", List.of("AP", "AP_11point", "truths", "TP", "FP"), rows)),
        curves,
        List.of(
            UnitScores.mean("mAP", true, names, everyPoint),
            UnitScores.mean("mAP_11point", true, names, elevenPoint)),
        notes);
  }
}
