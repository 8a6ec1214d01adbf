package io.miharu.app.training;

import io.miharu.temporal.models.ClipModel;

/**
 * How long to train on what size of pictures where nothing is said: chosen on the validation clips
 * of seed 1 as the cheapest that no longer gained by more; for camera motion guessed.
 *
 * @param shrink by which factor pictures are shrunk
 */
record ClipPreset(int epochs, int shrink) {

  static ClipPreset of(ClipModel model, String data) {
    boolean texture = data.equals(ClipSources.TEXTURE_MOTION);
    if (data.equals(ClipSources.CAMERA_MOTION)) {
      return new ClipPreset(6, 2);
    }
    if (!texture && !data.equals(ClipSources.ACTION_MNIST)) {
      return new ClipPreset(20, 2);
    }
    return switch (model) {
      case C3D_SMALL -> texture ? new ClipPreset(6, 2) : new ClipPreset(6, 4);
      case R21_SMALL -> new ClipPreset(4, 4);
      case CNN_LSTM -> new ClipPreset(texture ? 10 : 6, 2);
      case CNN_TCN, CNN_MIXER -> new ClipPreset(8, 2);
      case STATIC -> new ClipPreset(3, 2);
    };
  }
}
