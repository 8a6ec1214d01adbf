package io.miharu.app.score.report;

import io.miharu.app.score.report.AxisScale.Tick;
import io.miharu.eval.sheet.Curve;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** Draws curves into a PNG, with axes, a grid and a legend to the right of them. Immutable. */
public final class CurvePicture {

  private static final int LEFT = 84;
  private static final int RIGHT = 24;
  private static final int TOP = 44;
  private static final int BOTTOM = 64;
  private static final int LEGEND_LINE = 18;

  /** Okabe and Ito's colours, told apart by people with red-green weakness too. */
  private static final List<Color> COLOURS =
      List.of(
          new Color(0, 114, 178),
          new Color(213, 94, 0),
          new Color(0, 158, 115),
          new Color(204, 121, 167),
          new Color(230, 159, 0),
          new Color(86, 180, 233),
          new Color(0, 0, 0),
          new Color(150, 150, 60));

  private final String title;
  private final PictureAxis x;
  private final PictureAxis y;
  private final int width;
  private final int height;

  /**
   * A picture without its curves.
   *
   * @param width of the drawing without its legend, px
   * @param height px
   */
  public CurvePicture(String title, PictureAxis x, PictureAxis y, int width, int height) {
    this.title = title;
    this.x = x;
    this.y = y;
    this.width = Math.max(width, 2 * (LEFT + RIGHT));
    this.height = Math.max(height, 2 * (TOP + BOTTOM));
  }

  /** Writes a new PNG file, or over an old one. */
  public void write(Path file, List<Curve> curves) throws IOException {
    if (!ImageIO.write(draw(curves), "png", file.toFile())) {
      throw new IOException("this Java cannot write PNG");
    }
  }

  BufferedImage draw(List<Curve> curves) {
    BufferedImage canvas = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    Graphics2D ruler = canvas.createGraphics();
    ruler.setFont(font(12));
    FontMetrics metrics = ruler.getFontMetrics();
    int widest =
        curves.stream().mapToInt(curve -> metrics.stringWidth(curve.name())).max().orElse(0);
    ruler.dispose();
    int legend = widest == 0 ? 0 : widest + 56;
    int tall = Math.max(height, TOP + BOTTOM + LEGEND_LINE * curves.size());
    BufferedImage image = new BufferedImage(width + legend, tall, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    drawGrid(graphics);
    drawLabels(graphics);
    for (int i = 0; i < curves.size(); i++) {
      graphics.setColor(COLOURS.get(i % COLOURS.size()));
      graphics.setStroke(stroke(i));
      drawCurve(graphics, curves.get(i));
      int line = TOP + 10 + i * LEGEND_LINE;
      graphics.draw(new Line2D.Double(width, line, width + 26, line));
      graphics.setFont(font(12));
      graphics.drawString(curves.get(i).name(), width + 34, line + 4);
    }
    graphics.dispose();
    return image;
  }

  private static BasicStroke stroke(int curve) {
    float[] dashes = curve < COLOURS.size() ? null : new float[] {6, 4};
    return new BasicStroke(1.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes, 0);
  }

  private void drawGrid(Graphics2D graphics) {
    graphics.setStroke(new BasicStroke(1));
    graphics.setFont(font(12));
    FontMetrics metrics = graphics.getFontMetrics();
    for (Tick tick : x.ticks()) {
      double px = across(tick.place());
      graphics.setColor(new Color(225, 225, 225));
      graphics.draw(new Line2D.Double(px, TOP, px, height - BOTTOM));
      graphics.setColor(Color.BLACK);
      int half = metrics.stringWidth(tick.label()) / 2;
      graphics.drawString(tick.label(), (float) px - half, height - BOTTOM + 18);
    }
    for (Tick tick : y.ticks()) {
      double py = up(tick.place());
      graphics.setColor(new Color(225, 225, 225));
      graphics.draw(new Line2D.Double(LEFT, py, width - RIGHT, py));
      graphics.setColor(Color.BLACK);
      graphics.drawString(
          tick.label(), LEFT - 8 - metrics.stringWidth(tick.label()), (float) py + 4);
    }
    graphics.drawRect(LEFT, TOP, width - LEFT - RIGHT, height - TOP - BOTTOM);
  }

  private void drawLabels(Graphics2D graphics) {
    graphics.setFont(font(16));
    centred(graphics, title, (LEFT + width - RIGHT) / 2, TOP - 16);
    graphics.setFont(font(14));
    centred(graphics, x.label(), (LEFT + width - RIGHT) / 2, height - 16);
    AffineTransform upright = graphics.getTransform();
    graphics.rotate(-Math.PI / 2);
    centred(graphics, y.label(), -(TOP + height - BOTTOM) / 2, 20);
    graphics.setTransform(upright);
  }

  private static void centred(Graphics2D graphics, String text, int middle, int base) {
    graphics.drawString(text, middle - graphics.getFontMetrics().stringWidth(text) / 2, base);
  }

  /** Straight lines from point to point, cut off at the border; a single point is a dot. */
  private void drawCurve(Graphics2D graphics, Curve curve) {
    Path2D path = new Path2D.Double();
    boolean pen = false;
    for (Curve.Point point : curve.points()) {
      double px = across(x.scale().placeBeyond(point.x()));
      double py = up(y.scale().placeBeyond(point.y()));
      if (Double.isNaN(px) || Double.isNaN(py)) {
        pen = false;
      } else if (pen) {
        path.lineTo(px, py);
      } else {
        path.moveTo(px, py);
        pen = true;
      }
      if (pen && curve.points().size() == 1) {
        path.append(new Ellipse2D.Double(px - 2, py - 2, 4, 4), false);
      }
    }
    graphics.setClip(LEFT, TOP, width - LEFT - RIGHT + 1, height - TOP - BOTTOM + 1);
    graphics.draw(path);
    graphics.setClip(null);
  }

  private double across(double place) {
    return LEFT + place * (width - LEFT - RIGHT);
  }

  private double up(double place) {
    return height - BOTTOM - place * (height - TOP - BOTTOM);
  }

  private static Font font(int size) {
    return new Font(Font.SANS_SERIF, Font.PLAIN, size);
  }
}
