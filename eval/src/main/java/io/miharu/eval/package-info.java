@NullMarked
package io.miharu.eval;

import org.jspecify.annotations.NullMarked;
