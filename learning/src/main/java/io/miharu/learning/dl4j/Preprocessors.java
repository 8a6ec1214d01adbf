package io.miharu.learning.dl4j;

import io.miharu.learning.dl4j.Signal.Kind;
import io.miharu.nets.graph.Tensor;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.Cnn3DToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.CnnToRnnPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.ComposableInputPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToRnnPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.RnnToCnnPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.RnnToFeedForwardPreProcessor;

/** What Deeplearning4j puts between layers of different kinds: other views of the same values. */
final class Preprocessors {

  private Preprocessors() {}

  static Signal apply(InputPreProcessor preprocessor, Signal in) {
    Tensor x = in.tensor();
    if (preprocessor instanceof RnnToFeedForwardPreProcessor
        || preprocessor instanceof FeedForwardToRnnPreProcessor) {
      return in; // Our dense layers take every step of a series as it is.
    } else if (preprocessor instanceof CnnToFeedForwardPreProcessor
        || preprocessor instanceof Cnn3DToFeedForwardPreProcessor) {
      return new Signal(x.flatten(), Kind.FLAT);
    } else if (preprocessor instanceof FeedForwardToCnnPreProcessor image) {
      return new Signal(
          x.reshape(
              Math.toIntExact(image.getNumChannels()),
              Math.toIntExact(image.getInputHeight()),
              Math.toIntExact(image.getInputWidth())),
          Kind.IMAGE);
    } else if (preprocessor instanceof RnnToCnnPreProcessor image) {
      return new Signal(
          x.foldIntoBatch(1)
              .reshape(image.getNumChannels(), image.getInputHeight(), image.getInputWidth()),
          Kind.IMAGE);
    } else if (preprocessor instanceof CnnToRnnPreProcessor) {
      return new Signal(x.flatten().unfold(x.shape().rows()), Kind.SERIES);
    } else if (preprocessor instanceof ComposableInputPreProcessor several) {
      Signal signal = in;
      for (InputPreProcessor one : several.getInputPreProcessors()) {
        signal = apply(one, signal);
      }
      return signal;
    }
    throw new UnreadableLayerException(
        "the preprocessor %s is not read".formatted(preprocessor.getClass().getSimpleName()));
  }
}
