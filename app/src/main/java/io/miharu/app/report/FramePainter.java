package io.miharu.app.report;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.Frame;
import io.miharu.core.Joint;
import io.miharu.core.PixelFormat;
import io.miharu.core.PixelView;
import io.miharu.core.Point;
import io.miharu.core.SkeletonLayout;
import io.miharu.core.TrackPose;
import io.miharu.core.TrackState;
import io.miharu.core.Zone;
import io.miharu.detectors.motion.MotionDetector;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;

/**
 * Paints tracks, skeletons, zones and running events over a frame, for annotated videos. Not
 * thread-safe.
 */
public final class FramePainter {

  private static final Color ZONE = new Color(255, 209, 102);
  private static final Color ALARM = new Color(255, 122, 26);
  private static final Color UNNAMED = new Color(200, 200, 200);
  private static final ConceptId UNKNOWN = MotionDetector.MOVING_REGION;
  private static final Color BANNER = new Color(0, 0, 0, 150);

  /** Told apart by people with red-green weakness too; a track keeps its colour for life. */
  private static final List<Color> TRACKS =
      List.of(
          new Color(86, 180, 233),
          new Color(0, 158, 115),
          new Color(240, 228, 66),
          new Color(204, 121, 167),
          new Color(230, 159, 0),
          new Color(120, 150, 255));

  private final List<Zone> zones;
  private final Function<ConceptId, String> label;

  public FramePainter(List<Zone> zones, Function<ConceptId, String> label) {
    this.zones = List.copyOf(zones);
    this.label = label;
  }

  /**
   * The frame at its own size with everything painted in.
   *
   * @param poses in the colours of their tracks
   * @param alerts what to write across the top, a line each
   */
  public BufferedImage paint(
      Frame frame, List<TrackState> tracks, List<TrackPose> poses, List<String> alerts) {
    BufferedImage image = image(frame.pixels(PixelFormat.BGR24));
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    float unit = Math.max(1f, frame.width() / 640f);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, Math.round(10 * unit)));
    for (Zone zone : zones) {
      paintZone(graphics, zone, unit);
    }
    for (TrackState track : tracks) {
      paintTrack(graphics, track, unit);
    }
    for (TrackPose pose : poses) {
      paintPose(graphics, pose, unit);
    }
    paintBanner(graphics, frame, alerts, unit);
    graphics.dispose();
    return image;
  }

  private static void paintZone(Graphics2D graphics, Zone zone, float unit) {
    Path2D outline = new Path2D.Float();
    List<Point> corners = zone.area().corners();
    outline.moveTo(corners.get(0).x(), corners.get(0).y());
    corners.forEach(corner -> outline.lineTo(corner.x(), corner.y()));
    outline.closePath();
    graphics.setColor(ZONE);
    graphics.setStroke(
        new BasicStroke(
            1.2f * unit,
            BasicStroke.CAP_BUTT,
            BasicStroke.JOIN_ROUND,
            1,
            new float[] {5 * unit, 4 * unit},
            0));
    graphics.draw(outline);
    Box bounds = zone.area().bounds();
    graphics.drawString(zone.name(), bounds.left() + 3 * unit, bounds.bottom() - 4 * unit);
  }

  private void paintTrack(Graphics2D graphics, TrackState track, float unit) {
    boolean unknown = track.label().equals(UNKNOWN);
    Color colour = unknown ? UNNAMED : TRACKS.get(track.id() % TRACKS.size());
    Box box = track.box();
    graphics.setColor(colour);
    graphics.setStroke(
        track.observed() && !unknown
            ? new BasicStroke(1.8f * unit)
            : new BasicStroke(
                unit,
                BasicStroke.CAP_BUTT,
                BasicStroke.JOIN_MITER,
                1,
                new float[] {3 * unit, 3 * unit},
                0));
    graphics.draw(new Rectangle2D.Double(box.left(), box.top(), box.width(), box.height()));
    // What merely moves has a number only: its long name would hide the others.
    String name = unknown ? "" : label.apply(track.label()) + " ";
    String text = name + track.id();
    float textWidth = graphics.getFontMetrics().stringWidth(text) + 4 * unit;
    float textHeight = 13 * unit;
    float top = Math.max(0, box.top() - textHeight);
    graphics.fill(new Rectangle2D.Float(box.left(), top, textWidth, textHeight));
    graphics.setColor(Color.BLACK);
    graphics.drawString(text, box.left() + 2 * unit, top + textHeight - 3 * unit);
  }

  private static void paintPose(Graphics2D graphics, TrackPose seen, float unit) {
    graphics.setColor(TRACKS.get(seen.track() % TRACKS.size()));
    graphics.setStroke(new BasicStroke(1.5f * unit));
    List<Joint> joints = seen.pose().joints();
    for (SkeletonLayout.Bone bone : seen.pose().layout().bones()) {
      Joint from = joints.get(bone.from());
      Joint to = joints.get(bone.to());
      if (from.found() && to.found()) {
        graphics.draw(new Line2D.Float(from.x(), from.y(), to.x(), to.y()));
      }
    }
    graphics.setColor(Color.WHITE);
    for (Joint joint : joints) {
      if (joint.found()) {
        graphics.fill(new Ellipse2D.Float(joint.x() - unit, joint.y() - unit, 2 * unit, 2 * unit));
      }
    }
  }

  private static void paintBanner(
      Graphics2D graphics, Frame frame, List<String> alerts, float unit) {
    float lineHeight = 18 * unit;
    graphics.setColor(BANNER);
    String clock = frame.time().toString();
    float clockWidth = graphics.getFontMetrics().stringWidth(clock) + 10 * unit;
    graphics.fill(new Rectangle2D.Float(frame.width() - clockWidth, 0, clockWidth, lineHeight));
    graphics.setColor(Color.WHITE);
    graphics.drawString(clock, frame.width() - clockWidth + 5 * unit, lineHeight - 5 * unit);
    float y = 0;
    for (String alert : alerts) {
      float width = graphics.getFontMetrics().stringWidth(alert) + 12 * unit;
      graphics.setColor(ALARM);
      graphics.fill(new Rectangle2D.Float(0, y, width, lineHeight));
      graphics.setColor(Color.BLACK);
      graphics.drawString(alert, 6 * unit, y + lineHeight - 5 * unit);
      y += lineHeight;
    }
  }

  /** The painted picture as a view that a video writer takes; copies it. */
  public static PixelView view(BufferedImage picture) {
    byte[] bytes = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length);
    direct.put(bytes).flip();
    return new PixelView(PixelFormat.BGR24, picture.getWidth(), picture.getHeight(), direct);
  }

  private static BufferedImage image(PixelView view) {
    BufferedImage image =
        new BufferedImage(view.width(), view.height(), BufferedImage.TYPE_3BYTE_BGR);
    view.bytes().get(((DataBufferByte) image.getRaster().getDataBuffer()).getData());
    return image;
  }
}
