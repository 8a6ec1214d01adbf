/**
 * Trials selected and decided by SQL, as DEVA_cli lets its users do. The only package that knows
 * SQLite, and JDBC with it.
 *
 * <p>{@link io.miharu.eval.med.sqlite.SqlSelection} loads the tables into a database in memory,
 * runs the scripts and reads the blocks of trials back.
 */
@NullMarked
package io.miharu.eval.med.sqlite;

import org.jspecify.annotations.NullMarked;
