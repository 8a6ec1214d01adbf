@NullMarked
package io.miharu.nets.graph;

import org.jspecify.annotations.NullMarked;
