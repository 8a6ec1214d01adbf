package io.miharu.nets.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.ConceptId;
import io.miharu.nets.NetworkCard;
import io.miharu.nets.graph.NetworkBuilder;
import io.miharu.nets.graph.TrainableNetwork;
import io.miharu.nets.graph.onnx.CardedExport;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServingWithoutNd4jTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  Path folder;

  @Test
  void open_withoutNd4jOnTheClassPath_computes() throws IOException, InterruptedException {
    Path file = folder.resolve("net.onnx");
    NetworkBuilder net = new NetworkBuilder("probe", 1);
    net.output("logits", net.input("x", 5, 4).apply(net.lstm("l", 3, false)).mean(1));
    NetworkCard card =
        new NetworkCard(
            "probe",
            "sequence-classification",
            List.of(new NetworkCard.Input("x", List.of(5, 4), List.of("time", "features"))),
            Map.of(),
            "logits",
            List.of(ConceptId.of("a"), ConceptId.of("b"), ConceptId.of("c")),
            Optional.empty(),
            new NetworkCard.Training("none", "none", "none", 1),
            Map.of(),
            "Apache-2.0",
            Optional.empty());
    try (TrainableNetwork trainable = TrainableNetwork.of(net.build())) {
      CardedExport.write(trainable, card, file);
    }
    String path =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.matches(".*(nd4j|javacpp|openblas|deeplearning4j).*"))
            .collect(Collectors.joining(File.pathSeparator));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                path,
                ServingProbe.class.getName(),
                file.toString())
            .redirectErrorStream(true)
            .start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), "still running: " + said);
    // Two samples of three classes.
    assertEquals("computed 6", said.lines().reduce("", (first, last) -> last), said);
  }
}
