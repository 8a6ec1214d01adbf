@NullMarked
package io.miharu.app;

import org.jspecify.annotations.NullMarked;
