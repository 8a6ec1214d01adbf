package io.miharu.eval.actev.scoring;

import io.miharu.eval.actev.ActivityInstance;
import io.miharu.eval.actev.ActivityObject;
import java.util.Comparator;
import java.util.List;

/**
 * An instance of truth or system that counts.
 *
 * @param source as read
 * @param active its frames
 * @param objects those of its activity's types, transformed if so asked
 */
record Instance(ActivityInstance source, Spans active, List<ActivityObject> objects) {

  /** Gives an order that does not depend on the order of the file. */
  static final Comparator<Instance> BY_FILE_AND_ID =
      Comparator.comparing(Instance::file)
          .thenComparing(Instance::id)
          .thenComparing(Instance::conf)
          .thenComparing(instance -> instance.active.isEmpty() ? 0 : instance.active.begin());

  /** Best first; of equal scores the lower file and id, so that sums have one order. */
  static final Comparator<Instance> BEST_FIRST =
      Comparator.comparingDouble(Instance::conf).reversed().thenComparing(BY_FILE_AND_ID);

  String activity() {
    return source.activity();
  }

  String file() {
    return source.file();
  }

  int id() {
    return source.id();
  }

  /** The score of a system's instance; 0 in a truth. */
  double conf() {
    return source.presenceConf().orElse(0);
  }

  /** The score, whole where the file has it whole. */
  Number writtenConf() {
    if (source.wholeConf()) {
      return Math.round(conf());
    }
    return conf();
  }
}
