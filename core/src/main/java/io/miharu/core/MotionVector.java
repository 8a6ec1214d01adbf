package io.miharu.core;

/**
 * Where the codec found a block of this frame in an earlier one: motion that costs nothing to know.
 *
 * @param x centre of the block in this frame, px
 * @param y centre of the block in this frame, px
 * @param width of the block, px
 * @param height of the block, px
 * @param dx how far the block moved to the right since the frame it was predicted from, px
 * @param dy how far it moved down, px
 */
public record MotionVector(float x, float y, int width, int height, float dx, float dy) {}
