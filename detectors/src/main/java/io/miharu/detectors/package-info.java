/**
 * Looks: a frame in, detections and concept scores of the scene out.
 *
 * <p>Start with {@link io.miharu.detectors.Detector}. {@code detectors.onnx.OnnxDetector} runs
 * networks, our own and a user's; {@link io.miharu.detectors.SceneDetector} adds to any of them
 * what stands where nothing stood and whether the camera moves ({@code detectors.motion}), and to
 * our own what motion knows of people. {@link io.miharu.detectors.HogDetector} needs no network:
 * motion and OpenCV's people detector ({@code detectors.opencv}). {@code detectors.crops} looks
 * closer at boxes: poses and appearance.
 */
@NullMarked
package io.miharu.detectors;

import org.jspecify.annotations.NullMarked;
