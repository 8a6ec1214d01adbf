@NullMarked
package io.miharu.detectors;

import org.jspecify.annotations.NullMarked;
