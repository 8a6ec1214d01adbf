@NullMarked
package io.miharu.events;

import org.jspecify.annotations.NullMarked;
