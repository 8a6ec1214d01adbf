/**
 * Looks: a frame in, detections and concept scores of the scene out.
 *
 * <p>Start with {@link io.miharu.detectors.Detector}. What looks when nobody brings a network is
 * {@link io.miharu.detectors.EmbeddedDetector}: before a fixed camera {@link
 * io.miharu.detectors.HogDetector}, which joins motion ({@code detectors.motion}) with OpenCV's
 * people detector ({@code detectors.opencv}), and our own network for vehicles; on the road that
 * network alone. {@code detectors.onnx.OnnxDetector} runs networks, that one and a user's; {@link
 * io.miharu.detectors.SceneDetector} adds to any of them what stands where nothing stood, whether
 * the camera moves and, where wanted, who is lost for a moment. {@code detectors.crops} looks
 * closer at boxes: poses and appearance.
 */
@NullMarked
package io.miharu.detectors;

import org.jspecify.annotations.NullMarked;
