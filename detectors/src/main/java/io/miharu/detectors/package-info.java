/**
 * Looks: a frame in, detections and concept scores of the scene out.
 *
 * <p>Start with {@link io.miharu.detectors.Detector}. {@link io.miharu.detectors.EmbeddedDetector}
 * needs no file: it joins motion ({@code detectors.motion}) with OpenCV's people detector ({@code
 * detectors.opencv}). {@code detectors.onnx.OnnxDetector} runs a network; {@link
 * io.miharu.detectors.SceneDetector} adds to any such detector what stands where nothing stood, and
 * whether the camera moves. {@code detectors.crops} looks closer at boxes: poses and appearance.
 */
@NullMarked
package io.miharu.detectors;

import org.jspecify.annotations.NullMarked;
