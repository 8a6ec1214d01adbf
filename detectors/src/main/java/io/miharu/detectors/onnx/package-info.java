/**
 * Objects by a network in an ONNX file: {@link io.miharu.detectors.onnx.OnnxDetector}. Native
 * memory stays behind {@code nets.onnx}.
 */
@NullMarked
package io.miharu.detectors.onnx;

import org.jspecify.annotations.NullMarked;
