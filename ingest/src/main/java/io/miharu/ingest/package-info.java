@NullMarked
package io.miharu.ingest;

import org.jspecify.annotations.NullMarked;
