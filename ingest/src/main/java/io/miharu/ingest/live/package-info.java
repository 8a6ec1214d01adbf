/**
 * Sources that do not wait: cameras, streams from the network, standard input, and files replayed
 * at the pace at which they were filmed.
 *
 * <p>Start with {@link io.miharu.ingest.live.LiveStream}: one {@code FrameStream} over any number
 * of connections. A {@link io.miharu.ingest.live.LiveSource} makes a {@link
 * io.miharu.ingest.live.LiveConnection}; when that one fails, or hangs beyond its {@link
 * io.miharu.ingest.live.Patience}, the stream waits as {@link io.miharu.ingest.live.BackOff} says
 * and connects again, and {@code LiveClock} puts what comes then on one line of time with what came
 * before. {@link io.miharu.ingest.live.LiveSettings} says what happens when frames come faster than
 * they are looked at. Nothing here knows FFmpeg: the connections to real cameras are in {@code
 * ingest.javacv}.
 */
@NullMarked
package io.miharu.ingest.live;

import org.jspecify.annotations.NullMarked;
