/**
 * The scene simulator: clips of a watched yard or a drive through town, drawn from a seed, whose
 * truth is known because we staged it.
 *
 * <p>Start with {@link io.miharu.ingest.scenes.SceneCatalogue}, which lists the scenes of a seed,
 * and {@link io.miharu.ingest.scenes.Scene}, which is one of them: its frames, zones, tracks and
 * events. Behind it, a {@code Stage} is a camera, a backdrop and actors in metres on a ground
 * plane; {@code Painter} draws it at any moment; {@code Film} adds what a sensor adds. An actor
 * draws itself with a {@code Pen} in three dimensions and does not know onto what: the same strokes
 * make the picture, the shadow on the ground, the box of the truth and the mask that tells how much
 * of it others hide. That is why truth and picture cannot drift apart.
 *
 * <p>{@link io.miharu.ingest.scenes.ScatteredThings} draws over any picture, for detectors to learn
 * from: a {@code Build} is a car, lorry, bus or cycle of any proportions, {@code Rider} and {@code
 * Posed} are people.
 *
 * <p>We rasterise ourselves, since limbs as shaded, tapered capsules are cheap that way, and a
 * picture depends on nothing but the scene and the frame's number.
 */
@NullMarked
package io.miharu.ingest.scenes;

import org.jspecify.annotations.NullMarked;
