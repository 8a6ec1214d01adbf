@NullMarked
package io.miharu.nets;

import org.jspecify.annotations.NullMarked;
