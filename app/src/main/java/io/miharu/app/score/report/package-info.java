/**
 * {@code --report FILE.html}: the sheets of all systems on one page that needs nothing else.
 *
 * <p>Start with {@link io.miharu.app.score.report.ScoreReport}, which puts the sections together.
 * {@code CurveChart} draws a picture as SVG and {@code AxisScale} knows where a value lies on an
 * axis, {@code Html} escapes whatever is written. {@link io.miharu.app.score.report.CurvePicture}
 * draws curves as PNG, for the files of reference tools that leave pictures. The style and the
 * small script that sorts tables stand in the resources. Nothing on the page depends on the time or
 * the machine.
 */
@NullMarked
package io.miharu.app.score.report;

import org.jspecify.annotations.NullMarked;
