package io.miharu.ingest.live;

import java.time.Instant;

/**
 * What a live source was like so far. Immutable.
 *
 * @param firstFrameAt when the first frame was received: media time 0 by the clock on the wall
 * @param overflow what happened to frames for which there was no room
 * @param framesDropped how many were dropped to make room
 * @param connections how often there was a picture again, the first time included
 * @param attempts how often we tried to connect
 * @param outages how often the source was lost
 * @param outageSeconds how long it was away in all
 * @param breaches how often the stream went on elsewhere than it left off: after an outage, with
 *     another clock, in another size
 * @param abandonedCalls native calls that hung and whose threads were given up
 * @param latency from receipt to the end of analysis
 */
public record LiveReport(
    Instant firstFrameAt,
    Overflow overflow,
    long framesDropped,
    int connections,
    int attempts,
    int outages,
    double outageSeconds,
    int breaches,
    int abandonedCalls,
    Latency latency) {}
