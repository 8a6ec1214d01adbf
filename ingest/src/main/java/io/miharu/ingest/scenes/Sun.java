package io.miharu.ingest.scenes;

/**
 * Where the light comes from. A point at height y throws its shadow to x + y * slipX, z + y *
 * slipZ.
 *
 * @param slipX metres of shadow per metre of height
 * @param slipZ metres of shadow per metre of height
 * @param strength share of the light that a shadow takes, 0 (fog) to 1
 */
record Sun(double slipX, double slipZ, double strength) {

  /** How bright a face is whose outward normal, of length 1, is given: 0.62 to 1.12. */
  double brightness(double nx, double ny, double nz) {
    double length = Math.sqrt(slipX * slipX + slipZ * slipZ + 1);
    double facing = (-slipX * nx + ny - slipZ * nz) / length;
    return 0.78 + 0.34 * strength * 2 * Math.max(-0.25, facing);
  }
}
