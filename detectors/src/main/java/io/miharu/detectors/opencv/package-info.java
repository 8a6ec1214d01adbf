/**
 * What OpenCV sees without any model file: {@link io.miharu.detectors.opencv.PeopleDetector}. No
 * type of OpenCV leaves this package.
 */
@NullMarked
package io.miharu.detectors.opencv;

import org.jspecify.annotations.NullMarked;
