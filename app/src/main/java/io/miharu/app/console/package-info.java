/**
 * What every command shares: where JSON goes, what to throw at a wrong argument, and how only the
 * commands are built that a command line names.
 */
@NullMarked
package io.miharu.app.console;

import org.jspecify.annotations.NullMarked;
