package io.miharu.app.training;

import io.miharu.app.ExitCode;
import io.miharu.app.console.UsageException;
import io.miharu.app.run.OutputException;
import io.miharu.learning.dl4j.Dl4jModel;
import io.miharu.nets.graph.Network;
import io.miharu.nets.graph.onnx.OnnxExporter;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code miharu models convert}: a network saved by Deeplearning4j as an ONNX file. */
@Command(
    name = "convert",
    description = {
      "Writes a network saved by Deeplearning4j as an ONNX file.",
      "Reads a MultiLayerNetwork or ComputationGraph (zip) of convolutions, pooling, batch"
          + " normalisation, LSTM, dense and output layers. Inputs and outputs keep their layout;"
          + " the number of samples is open, other sizes are fixed."
    },
    mixinStandardHelpOptions = true)
public final class ModelsConvertCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "NET.zip", description = "What Deeplearning4j saved.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path saved;

  @Parameters(index = "1", paramLabel = "NET.onnx", description = "The file to write.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path target;

  @Option(
      names = "--input",
      paramLabel = "SIZES",
      description = {
        "The sizes of an input without the batch, in Deeplearning4j's order: 12 features, 128x32"
            + " features x time, 3x64x64 channels x height x width, 3x16x64x64 channels x depth x"
            + " height x width. Once for each input; needed where the file does not say them."
      })
  private List<String> inputs = List.of();

  @Override
  public Integer call() throws IOException {
    List<List<Integer>> sizes = new ArrayList<>();
    for (String input : inputs) {
      sizes.add(sizes(input));
    }
    Dl4jModel model = Dl4jModel.read(saved, sizes);
    Network network = model.network();
    byte[] onnx =
        OnnxExporter.bytes(
            network,
            model.parameters(),
            Map.of("converted_from", String.valueOf(saved.getFileName())));
    try {
      Files.write(target, onnx);
    } catch (FileSystemException refused) {
      throw new OutputException(
          "cannot write %s (%s); choose a file in a folder that you may write to"
              .formatted(target, refused.getClass().getSimpleName()),
          refused);
    }
    var out = spec.commandLine().getOut();
    out.printf("%s: %,d weights, %,d bytes%n", target, network.parameterCount(), onnx.length);
    network.inputs().forEach((name, shape) -> out.printf("  input   %s: %s%n", name, shape));
    network
        .outputs()
        .keySet()
        .forEach(name -> out.printf("  output  %s: %s%n", name, network.outputShape(name)));
    return ExitCode.DONE.code();
  }

  private static List<Integer> sizes(String text) {
    List<Integer> sizes = new ArrayList<>();
    try {
      for (String size : text.split("x", -1)) {
        sizes.add(Integer.valueOf(size.strip()));
      }
    } catch (NumberFormatException wrong) {
      throw new UsageException(
          "--input is sizes such as 3x64x64, got \"%s\"".formatted(text), wrong);
    }
    if (sizes.size() > 4 || sizes.stream().anyMatch(size -> size < 1)) {
      throw new UsageException(
          "--input is one to four sizes of 1 or more, got \"%s\"".formatted(text));
    }
    return sizes;
  }
}
