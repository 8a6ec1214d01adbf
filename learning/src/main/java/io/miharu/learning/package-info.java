@NullMarked
package io.miharu.learning;

import org.jspecify.annotations.NullMarked;
