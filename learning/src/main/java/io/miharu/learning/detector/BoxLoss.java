package io.miharu.learning.detector;

import io.miharu.core.Box;

/**
 * How far one box is from another: {@code 1 - GIoU}, and how that grows with each edge.
 *
 * <p>Source: Rezatofighi et al., "Generalized Intersection over Union", CVPR 2019: {@code IoU -
 * (hull - union) / hull}.
 */
final class BoxLoss {

  private BoxLoss() {}

  /** Intersection over union of {@code left, top, right, bottom} and a box, [0, 1]. */
  static double iou(double[] edges, Box box) {
    double width = Math.min(edges[2], box.right()) - Math.max(edges[0], box.left());
    double height = Math.min(edges[3], box.bottom()) - Math.max(edges[1], box.top());
    if (width <= 0 || height <= 0) {
      return 0;
    }
    double area = (edges[2] - edges[0]) * (edges[3] - edges[1]);
    return width * height / (area + box.areaPx2() - width * height);
  }

  /**
   * {@code 1 - GIoU} in [0, 2].
   *
   * @param edges left, top, right and bottom, with area
   * @param slope receives how it grows with each edge
   */
  static double of(double[] edges, Box box, double[] slope) {
    double width = edges[2] - edges[0];
    double height = edges[3] - edges[1];
    double sharedWidth = Math.min(edges[2], box.right()) - Math.max(edges[0], box.left());
    double sharedHeight = Math.min(edges[3], box.bottom()) - Math.max(edges[1], box.top());
    boolean meet = sharedWidth > 0 && sharedHeight > 0;
    double shared = meet ? sharedWidth * sharedHeight : 0;
    double hullWidth = Math.max(edges[2], box.right()) - Math.min(edges[0], box.left());
    double hullHeight = Math.max(edges[3], box.bottom()) - Math.min(edges[1], box.top());
    double hull = hullWidth * hullHeight;
    double union = width * height + box.areaPx2() - shared;
    // GIoU = I/U + U/C - 1, so with dI, dU and dC of an edge:
    double byShared = 1 / union;
    double byUnion = -shared / (union * union) + 1 / hull;
    double byHull = -union / (hull * hull);
    for (int i = 0; i < 4; i++) {
      boolean horizontal = i % 2 == 0;
      double sign = i < 2 ? -1 : 1; // how the extent along the axis grows with the edge
      double other = i == 0 ? box.left() : i == 1 ? box.top() : i == 2 ? box.right() : box.bottom();
      boolean inside = i < 2 ? edges[i] > other : edges[i] < other;
      double dArea = sign * (horizontal ? height : width);
      double dShared = meet && inside ? sign * (horizontal ? sharedHeight : sharedWidth) : 0;
      double dHull = inside ? 0 : sign * (horizontal ? hullHeight : hullWidth);
      double dUnion = dArea - dShared;
      slope[i] = -(byShared * dShared + byUnion * dUnion + byHull * dHull);
    }
    return 2 - shared / union - union / hull;
  }
}
