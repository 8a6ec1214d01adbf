package io.miharu.learning.training;

/** How the learning rate changes over a run. Immutable. */
public sealed interface Schedule {

  /**
   * By what to multiply the rate.
   *
   * @param done the share of all steps that is done, [0, 1)
   */
  double factor(double done);

  /** The same rate throughout. */
  record Constant() implements Schedule {
    @Override
    public double factor(double done) {
      return 1;
    }
  }

  /**
   * Half a wave from 1 down to {@code least}: Loshchilov and Hutter, "SGDR", ICLR 2017,
   * arXiv:1608.03983, without restarts.
   */
  record Cosine(double least) implements Schedule {
    @Override
    public double factor(double done) {
      return least + (1 - least) * (1 + StrictMath.cos(StrictMath.PI * done)) / 2;
    }
  }

  /**
   * Times {@code by} at every further share {@code every} of the run.
   *
   * @param every in (0, 1]
   */
  record Steps(double every, double by) implements Schedule {
    @Override
    public double factor(double done) {
      // A share such as 0.3 has no exact double: 0.6 done counts as two of them.
      return StrictMath.pow(by, Math.floor(done / every + 1e-9));
    }
  }

  /**
   * A straight rise from 0 during the first {@code share} of the run, times what follows.
   *
   * @param share in [0, 1)
   */
  record WarmUp(double share, Schedule then) implements Schedule {
    @Override
    public double factor(double done) {
      return (done < share ? done / share : 1) * then.factor(done);
    }
  }
}
