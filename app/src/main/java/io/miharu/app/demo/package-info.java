/**
 * The engine on its built-in scenes, scored against their truth. Start with {@link
 * io.miharu.app.demo.Demo}.
 */
@NullMarked
package io.miharu.app.demo;

import org.jspecify.annotations.NullMarked;
