/**
 * What OpenCV sees: people without any model file ({@link
 * io.miharu.detectors.opencv.PeopleDetector}), and what a Darknet network knows ({@link
 * io.miharu.detectors.opencv.DarknetDetector}). No type of OpenCV leaves this package.
 */
@NullMarked
package io.miharu.detectors.opencv;

import org.jspecify.annotations.NullMarked;
