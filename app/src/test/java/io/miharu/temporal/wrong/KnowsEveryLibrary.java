package io.miharu.temporal.wrong;

import ai.onnxruntime.OrtSession;
import java.util.concurrent.Executors;
import org.apache.jena.rdf.model.Model;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.opencv.opencv_core.Mat;
import org.nd4j.linalg.api.ndarray.INDArray;
import picocli.CommandLine;

/** Breaks every rule about libraries on purpose. */
public interface KnowsEveryLibrary {

  void know(
      OrtSession onnxRuntime,
      Model jena,
      Pointer javacpp,
      FFmpegFrameGrabber javacv,
      Mat openCv,
      INDArray nd4j,
      CommandLine picocli,
      Executors pools);
}
