package io.miharu.nets.onnx;

import java.io.IOException;
import java.nio.file.Path;

/** Opens a carded network and computes, in a process of its own; prints the first answer. */
final class ServingProbe {

  private ServingProbe() {}

  /** The file is the only argument. */
  public static void main(String[] arguments) throws IOException {
    try {
      Class.forName("org.nd4j.linalg.factory.Nd4j");
      System.out.println("ND4J is on the class path");
      return;
    } catch (ClassNotFoundException asItShouldBe) {
      // This process is to show that serving needs none.
    }
    try (CardedNetwork network = CardedNetwork.open(Path.of(arguments[0]));
        OnnxRun run = network.prepare(2)) {
      run.run();
      System.out.println("computed " + run.output(network.card().output()).capacity());
    }
  }
}
