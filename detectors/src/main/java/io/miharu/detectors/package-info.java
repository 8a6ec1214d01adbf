/**
 * Looks: a frame in, detections and concept scores of the scene out.
 *
 * <p>Start with {@link io.miharu.detectors.Detector}. {@code detectors.onnx.OnnxDetector} runs a
 * network, a user's or the one that is built in; {@link io.miharu.detectors.SceneDetector} adds to
 * any such detector what stands where nothing stood, whether the camera moves, and, where wanted,
 * who is lost for a moment ({@code detectors.motion}). {@link io.miharu.detectors.HogDetector}
 * needs no network: it joins motion with OpenCV's people detector ({@code detectors.opencv}).
 * {@code detectors.crops} looks closer at boxes: poses and appearance.
 */
@NullMarked
package io.miharu.detectors;

import org.jspecify.annotations.NullMarked;
