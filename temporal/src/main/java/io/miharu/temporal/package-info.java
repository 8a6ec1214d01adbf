@NullMarked
package io.miharu.temporal;

import org.jspecify.annotations.NullMarked;
