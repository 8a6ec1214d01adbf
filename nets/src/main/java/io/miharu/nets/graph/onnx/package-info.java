/**
 * ONNX files from networks, and networks from ONNX files; start at {@link
 * io.miharu.nets.graph.onnx.OnnxExporter}.
 *
 * <p>ND4J carries the classes of ONNX's file format, so this needs no library of its own. Running
 * the files is {@code nets.onnx}, which knows nothing of this package.
 */
@NullMarked
package io.miharu.nets.graph.onnx;

import org.jspecify.annotations.NullMarked;
