package io.miharu.ingest.javacv;

import java.util.Map;

/**
 * How {@link VideoFileWriter} makes a file. Production uses one recipe; tests make odd files of
 * every kind with others.
 *
 * @param container FFmpeg's short name of the muxer: {@code mp4}
 * @param codec FFmpeg's name of the encoder: {@code libopenh264}
 * @param pixelFormat that the encoder is fed with, as FFmpeg numbers it
 * @param width of the pictures that are written, above 0, px
 * @param height of the pictures that are written, above 0, px
 * @param rate nominal frames per second, above 0; for the encoder's bit budget, not for time
 * @param bitRate bits per second
 * @param bFrames how many bidirectional pictures may stand in a row
 * @param clockRate ticks per second of the stamps
 * @param firstStampMicros stamp of a picture at time zero
 * @param rotationDegrees how a player should turn the picture, clockwise
 * @param muxerOptions options of the muxer by name
 */
record Recipe(
    String container,
    String codec,
    int pixelFormat,
    int width,
    int height,
    double rate,
    long bitRate,
    int bFrames,
    int clockRate,
    long firstStampMicros,
    int rotationDegrees,
    Map<String, String> muxerOptions) {}
