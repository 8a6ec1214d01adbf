package io.miharu.learning.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.nets.ModelFormatException;
import io.miharu.nets.graph.TensorShape;
import io.miharu.nets.graph.onnx.OnnxExporter;
import io.miharu.nets.onnx.OnnxModel;
import io.miharu.nets.onnx.OnnxRun;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.Subsampling1DLayer;
import org.deeplearning4j.nn.conf.layers.Subsampling3DLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/** Deeplearning4j itself says what each network computes. */
class Dl4jModelTest {

  private static final int BATCH = 3;

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path folder;

  private static ListBuilder layers() {
    return new NeuralNetConfiguration.Builder().seed(5).updater(new NoOp()).list();
  }

  private static OutputLayer classes(int count) {
    return new OutputLayer.Builder().nOut(count).activation(Activation.SOFTMAX).build();
  }

  static Stream<Arguments> networks() {
    return Stream.of(
        Arguments.of(
            "dense",
            layers()
                .layer(new DenseLayer.Builder().nIn(7).nOut(9).activation(Activation.TANH).build())
                .layer(new BatchNormalization.Builder().eps(0.01).build())
                .layer(new DropoutLayer(0.5))
                .layer(new DenseLayer.Builder().nOut(5).activation(Activation.LEAKYRELU).build())
                .layer(classes(4))
                .setInputType(InputType.feedForward(7)),
            List.of(7)),
        Arguments.of(
            "pictures",
            layers()
                .layer(
                    new ConvolutionLayer.Builder(3, 3)
                        .nOut(6)
                        .stride(2, 2)
                        .padding(1, 1)
                        .activation(Activation.RELU)
                        .build())
                .layer(
                    new BatchNormalization.Builder()
                        .lockGammaBeta(true)
                        .gamma(1.5)
                        .beta(0.3)
                        .build())
                .layer(
                    new ConvolutionLayer.Builder(2, 3)
                        .nOut(5)
                        .convolutionMode(ConvolutionMode.Same)
                        .hasBias(false)
                        .activation(Activation.SWISH)
                        .build())
                .layer(
                    new SubsamplingLayer.Builder(PoolingType.MAX)
                        .kernelSize(2, 2)
                        .stride(2, 2)
                        .build())
                .layer(
                    new SubsamplingLayer.Builder(PoolingType.AVG)
                        .kernelSize(2, 2)
                        .stride(1, 1)
                        .build())
                .layer(new ActivationLayer(Activation.SIGMOID))
                .layer(classes(4))
                .setInputType(InputType.convolutional(15, 14, 3)),
            List.of(3, 15, 14)),
        Arguments.of(
            "locked-norm-of-which-one-is-neutral",
            layers()
                .layer(
                    new ConvolutionLayer.Builder(3, 3).nOut(6).activation(Activation.RELU).build())
                .layer(new BatchNormalization.Builder().lockGammaBeta(true).gamma(1.5).build())
                .layer(classes(4))
                .setInputType(InputType.convolutional(7, 6, 3)),
            List.of(3, 7, 6)),
        Arguments.of(
            "flat-pictures",
            layers()
                .layer(new ConvolutionLayer.Builder(3, 3).nOut(4).build())
                .layer(new GlobalPoolingLayer(PoolingType.MAX))
                .layer(classes(3))
                .setInputType(InputType.convolutionalFlat(8, 6, 1)),
            List.of(48)),
        Arguments.of(
            "clips",
            layers()
                .layer(
                    new Convolution3D.Builder(3, 3, 3)
                        .nOut(4)
                        .stride(1, 2, 2)
                        .convolutionMode(ConvolutionMode.Same)
                        .activation(Activation.RELU)
                        .build())
                .layer(
                    new Subsampling3DLayer.Builder(Subsampling3DLayer.PoolingType.MAX)
                        .kernelSize(2, 2, 2)
                        .stride(2, 2, 2)
                        .build())
                .layer(new GlobalPoolingLayer(PoolingType.AVG))
                .layer(classes(3))
                .setInputType(
                    InputType.convolutional3D(Convolution3D.DataFormat.NCDHW, 6, 9, 8, 2)),
            List.of(2, 6, 9, 8)),
        Arguments.of(
            "sequences",
            layers()
                .layer(new LSTM.Builder().activation(Activation.TANH).nIn(5).nOut(6).build())
                .layer(
                    new Bidirectional(
                        Bidirectional.Mode.CONCAT,
                        new LSTM.Builder().activation(Activation.TANH).nOut(4).build()))
                .layer(
                    new Bidirectional(
                        Bidirectional.Mode.AVERAGE,
                        new LSTM.Builder().activation(Activation.TANH).nOut(4).build()))
                .layer(new RnnOutputLayer.Builder().nOut(3).activation(Activation.SOFTMAX).build())
                .setInputType(InputType.recurrent(5, 7)),
            List.of(5, 7)),
        Arguments.of(
            "last-step",
            layers()
                .layer(
                    new Convolution1DLayer.Builder(3)
                        .nOut(4)
                        .convolutionMode(ConvolutionMode.Same)
                        .activation(Activation.CUBE)
                        .build())
                .layer(
                    new Subsampling1DLayer.Builder(SubsamplingLayer.PoolingType.MAX, 2, 2).build())
                .layer(new DenseLayer.Builder().nOut(6).activation(Activation.RELU).build())
                .layer(
                    new LastTimeStep(
                        new LSTM.Builder().activation(Activation.TANH).nOut(5).build()))
                .layer(classes(3))
                .setInputType(InputType.recurrent(5, 8)),
            List.of(5, 8)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void read_network_computesWhatDeeplearning4jComputes(
      String name, ListBuilder configuration, List<Integer> sizes) throws IOException {
    MultiLayerNetwork net = new MultiLayerNetwork(configuration.build());
    net.init();
    randomise(net.params());
    Path file = folder.resolve(name + ".zip");
    ModelSerializer.writeModel(net, file.toFile(), true);
    INDArray x = Nd4j.rand(shape(sizes)).subi(0.5f);
    INDArray expected = net.output(x, false);
    assertAgrees(Dl4jModel.read(file, List.of(sizes)), "input", x, "output", expected);
  }

  /** A residual block, two branches merged, and two outputs. */
  @Test
  void read_graph_computesWhatDeeplearning4jComputes() throws IOException {
    var configuration =
        new NeuralNetConfiguration.Builder()
            .seed(6)
            .updater(new NoOp())
            .graphBuilder()
            .addInputs("picture")
            .addLayer("stem", conv(4), "picture")
            .addLayer("inner", conv(4), "stem")
            .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "stem", "inner")
            .addLayer("side", conv(3), "sum")
            .addVertex("both", new MergeVertex(), "sum", "side")
            .addLayer("pooled", new GlobalPoolingLayer(PoolingType.AVG), "both")
            .addLayer("kind", classes(3), "pooled")
            .addLayer("colour", classes(2), "pooled")
            .setOutputs("kind", "colour")
            .setInputTypes(InputType.convolutional(8, 7, 2))
            .build();
    ComputationGraph net = new ComputationGraph(configuration);
    net.init();
    randomise(net.params());
    Path file = folder.resolve("graph.zip");
    ModelSerializer.writeModel(net, file.toFile(), false);
    INDArray x = Nd4j.rand(shape(List.of(2, 8, 7))).subi(0.5f);
    INDArray[] expected = net.output(false, x);
    Dl4jModel model = Dl4jModel.read(file, List.of(List.of(2, 8, 7)));
    assertAgrees(model, "picture", x, "kind", expected[0]);
    assertAgrees(model, "picture", x, "colour", expected[1]);
  }

  @Test
  void read_denseNetwork_needsNoSizes() throws IOException {
    Path file =
        saved(
            layers()
                .layer(new DenseLayer.Builder().nIn(7).nOut(9).build())
                .layer(
                    new OutputLayer.Builder()
                        .nIn(9)
                        .nOut(2)
                        .activation(Activation.SOFTMAX)
                        .build()));
    assertEquals(
        Map.of("input", TensorShape.batchOf(7)),
        Dl4jModel.read(file, List.of()).network().inputs());
  }

  @Test
  void read_withoutTheSizesOfAPicture_saysWhatToGive() throws IOException {
    Path file =
        saved(
            layers()
                .layer(new ConvolutionLayer.Builder(3, 3).nIn(3).nOut(4).build())
                .layer(new GlobalPoolingLayer(PoolingType.MAX))
                .layer(
                    new OutputLayer.Builder()
                        .nIn(4)
                        .nOut(2)
                        .activation(Activation.SOFTMAX)
                        .build()));
    assertTrue(refusal(file).contains("--input 3x64x64"), refusal(file));
  }

  @Test
  void read_layerThatIsNotRead_isRefusedByName() throws IOException {
    Path file =
        saved(
            layers()
                .layer(new SimpleRnn.Builder().nIn(3).nOut(4).build())
                .layer(
                    new RnnOutputLayer.Builder()
                        .nIn(4)
                        .nOut(2)
                        .activation(Activation.SOFTMAX)
                        .build()));
    String refusal = refusal(file, List.of(List.of(3, 5)));
    assertTrue(refusal.contains("layer0: a layer SimpleRnn is not read"), refusal);
  }

  @Test
  void read_otherOrDamagedFiles_areRefusedWithTheReason() throws IOException {
    assertTrue(refusal(folder.resolve("none.zip")).contains("there is no such file"));
    Path text = Files.writeString(folder.resolve("text.zip"), "no zip");
    assertTrue(refusal(text).contains("needed a network saved by Deeplearning4j"), refusal(text));
    Path whole =
        saved(
            layers()
                .layer(new DenseLayer.Builder().nIn(70).nOut(90).build())
                .layer(
                    new OutputLayer.Builder()
                        .nIn(90)
                        .nOut(2)
                        .activation(Activation.SOFTMAX)
                        .build()));
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(bytes, bytes.length / 2));
    assertTrue(refusal(cut).contains("cannot be read"), refusal(cut));
  }

  private static ConvolutionLayer conv(int channels) {
    return new ConvolutionLayer.Builder(3, 3)
        .nOut(channels)
        .convolutionMode(ConvolutionMode.Same)
        .activation(Activation.RELU)
        .build();
  }

  private Path saved(ListBuilder configuration) throws IOException {
    MultiLayerNetwork net = new MultiLayerNetwork(configuration.build());
    net.init();
    Path file = folder.resolve("saved.zip");
    ModelSerializer.writeModel(net, file.toFile(), false);
    return file;
  }

  private static String refusal(Path file) {
    return refusal(file, List.of());
  }

  private static String refusal(Path file, List<List<Integer>> inputs) {
    return String.valueOf(
        assertThrows(ModelFormatException.class, () -> Dl4jModel.read(file, inputs)).getMessage());
  }

  /** Weights, biases, gains, means and variances alike: all positive, since variances are. */
  private static void randomise(INDArray params) {
    params.assign(Nd4j.rand(params.shape()).muli(0.5f).addi(0.05f));
  }

  private static long[] shape(List<Integer> sizes) {
    long[] shape = new long[sizes.size() + 1];
    shape[0] = BATCH;
    for (int i = 0; i < sizes.size(); i++) {
      shape[i + 1] = sizes.get(i);
    }
    return shape;
  }

  private void assertAgrees(
      Dl4jModel model, String input, INDArray x, String output, INDArray expected)
      throws IOException {
    Path file = folder.resolve("net.onnx");
    Files.write(file, OnnxExporter.bytes(model.network(), model.parameters(), Map.of()));
    try (OnnxModel onnx = OnnxModel.open(file);
        OnnxRun run = onnx.prepare(Map.of(input, x.shape()))) {
      run.input(input).put(0, x.dup('c').data().asFloat());
      run.run();
      FloatBuffer got = run.output(output);
      float[] wanted = expected.dup('c').data().asFloat();
      float[] values = new float[got.capacity()];
      got.get(0, values);
      assertArrayEquals(wanted, values, 1e-4f);
      assertTrue(Nd4j.create(wanted).stdNumber().doubleValue() > 1e-3, "the outputs must differ");
    }
  }
}
