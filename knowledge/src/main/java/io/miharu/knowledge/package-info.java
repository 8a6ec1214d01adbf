@NullMarked
package io.miharu.knowledge;

import org.jspecify.annotations.NullMarked;
