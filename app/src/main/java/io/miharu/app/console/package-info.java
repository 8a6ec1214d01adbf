/** What every command shares: where JSON goes, and what to throw at a wrong argument. */
@NullMarked
package io.miharu.app.console;

import org.jspecify.annotations.NullMarked;
