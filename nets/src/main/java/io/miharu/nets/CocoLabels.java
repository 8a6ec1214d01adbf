package io.miharu.nets;

import io.miharu.core.ConceptId;
import java.util.List;
import java.util.stream.Stream;

/**
 * The 80 object classes of the COCO detection task, in the order in which detectors number them, as
 * concept ids.
 *
 * <p>Source: Lin et al., "Microsoft COCO: Common Objects in Context", ECCV 2014, arXiv:1405.0312;
 * the order is that of the official annotation files with the gaps in their category ids closed.
 */
public final class CocoLabels {

  /** How cards name this list. */
  public static final String SET_NAME = "coco-80";

  /** Index i is class i of the network. */
  public static final List<ConceptId> ALL =
      Stream.of(
              "person bicycle car motorcycle airplane bus train truck boat traffic-light",
              "fire-hydrant stop-sign parking-meter bench bird cat dog horse sheep cow",
              "elephant bear zebra giraffe backpack umbrella handbag tie suitcase frisbee",
              "skis snowboard sports-ball kite baseball-bat baseball-glove skateboard surfboard",
              "tennis-racket bottle wine-glass cup fork knife spoon bowl banana apple sandwich",
              "orange broccoli carrot hot-dog pizza donut cake chair couch potted-plant bed",
              "dining-table toilet tv laptop mouse remote keyboard cell-phone microwave oven",
              "toaster sink refrigerator book clock vase scissors teddy-bear hair-drier toothbrush")
          .flatMap(line -> Stream.of(line.split(" ", -1)))
          .map(ConceptId::of)
          .toList();

  private CocoLabels() {}
}
