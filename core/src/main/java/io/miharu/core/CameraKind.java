package io.miharu.core;

/** How a camera is mounted, which decides what its picture can tell. */
public enum CameraKind {
  /** Nobody said: find out from the picture. */
  AUTO,
  /** It stands still: surveillance. */
  FIXED,
  /** It drives: dashcam. */
  DASHCAM
}
