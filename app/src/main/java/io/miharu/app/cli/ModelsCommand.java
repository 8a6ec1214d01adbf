package io.miharu.app.cli;

import io.miharu.app.ExitCode;
import io.miharu.app.console.UsageException;
import io.miharu.app.run.DetectorChoice;
import io.miharu.app.run.ModelProbe;
import io.miharu.app.training.ModelsConvertCommand;
import io.miharu.detectors.Detector;
import io.miharu.detectors.onnx.OnnxDetector;
import io.miharu.nets.CardCatalog;
import io.miharu.nets.ModelCard;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code miharu models}: which networks the engine knows, and whether a file is one it can run. */
@Command(
    name = "models",
    description = "Lists the known models, checks model files, and converts others' into them.",
    subcommands = {ModelsConvertCommand.class},
    mixinStandardHelpOptions = true)
final class ModelsCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new UsageException("models needs one of list, check or convert");
  }

  @Command(
      name = "list",
      description = "Lists what looks without a model file, and the models known by their hash.",
      mixinStandardHelpOptions = true)
  int list() throws IOException {
    PrintWriter out = out();
    out.println(
        "embedded           people and vehicles, and motion before a fixed camera; no file needed (also: own)\nhog                moving regions and persons, no file needed");
    for (ModelCard card : CardCatalog.builtIn()) {
      out.printf(
          Locale.ROOT,
          "%-18s %s head, %d x %d px, %d classes, %s%n",
          card.name(),
          card.head(),
          card.input().width(),
          card.input().height(),
          card.labels().size(),
          card.licence());
    }
    out.println(
        "Other ONNX files with a YOLO, NanoDet, FastestDet or SSD layout run too: --detector FILE.");
    return ExitCode.DONE.code();
  }

  @Command(
      name = "check",
      description = "Opens detectors, runs their self-test and shows their cards.",
      mixinStandardHelpOptions = true)
  int check(
      @Parameters(
              paramLabel = "FILE",
              arity = "1..*",
              description = "Model files: ONNX, or a Darknet .cfg.")
          List<Path> files)
      throws IOException {
    PrintWriter out = out();
    for (Path file : files) {
      try (Detector detector = DetectorChoice.open(file, ModelProbe.inAJvm())) {
        if (detector instanceof OnnxDetector network) {
          describe(file, network);
        } else {
          out.printf(
              Locale.ROOT,
              "%s: a detector for Darknet%n  name      %s%n  classes   %d: %s%n",
              file,
              detector.name(),
              detector.vocabulary().size(),
              shortened(detector.vocabulary().toString()));
        }
      }
    }
    return ExitCode.DONE.code();
  }

  private void describe(Path file, OnnxDetector detector) {
    ModelCard card = detector.card();
    out()
        .printf(
            Locale.ROOT,
            "%s: a detector, %s head%n  name      %s%n  input     %d x %d px%s%n  classes   %d: %s%n"
                + "  self-test %s%n  licence   %s%n  source    %s%n  SHA-256   %s%n",
            file,
            card.head(),
            card.name(),
            card.input().width(),
            card.input().height(),
            card.input().multipleOf().isPresent()
                ? ", or any size in multiples of " + card.input().multipleOf().getAsInt()
                : "",
            card.labels().size(),
            shortened(card.labels().toString()),
            card.golden().isPresent() ? "passed" : "none: the card has no golden vector",
            card.licence(),
            card.source(),
            detector.sha256());
  }

  private static String shortened(String list) {
    return list.length() <= 72 ? list : list.substring(0, 70) + " …]";
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
