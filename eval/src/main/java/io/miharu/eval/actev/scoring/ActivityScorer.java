package io.miharu.eval.actev.scoring;

import io.miharu.eval.actev.scoring.ActevProtocol.Objects;
import io.miharu.eval.actev.scoring.ActevScores.Activity;
import io.miharu.eval.actev.scoring.ActevScores.ActivityDetail;
import io.miharu.eval.actev.scoring.ActevScores.PairMetrics;
import io.miharu.eval.actev.scoring.ActevScores.Threshold;
import io.miharu.eval.sheet.Curve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Scores one activity after the other of one run. */
final class ActivityScorer {

  private final ActevProtocol protocol;
  private final ScoringParameters parameters;
  private final VideoSet videos;
  private final ActevOptions options;
  private final PairKernel kernel;
  private final ObjectRows objectRows;
  private final Nmide nmide;
  private final List<Number> tfaTargets;

  ActivityScorer(
      ActevProtocol protocol,
      ScoringParameters parameters,
      VideoSet videos,
      ActevOptions options,
      PairKernel kernel,
      ObjectRows objectRows) {
    this.protocol = protocol;
    this.parameters = parameters;
    this.videos = videos;
    this.options = options;
    this.kernel = kernel;
    this.objectRows = objectRows;
    nmide = Nmide.of(parameters, options.compat());
    tfaTargets = parameters.targets("activity.fa_at_rfa_targets");
  }

  Activity score(String name, List<Instance> truth, List<Instance> system) {
    ActivityAlignment alignment = ActivityAlignment.of(truth, system, kernel);
    Sweep sweep = new Sweep(alignment, options.points());
    SortedMap<String, Number> metrics = new TreeMap<>();
    double[] rfa =
        Arrays.stream(sweep.falseAlarms()).map(count -> count / videos.minutes()).toArray();
    double[] misses = sweep.missRates(0, 0);
    double[] weighted = sweep.missRates(numerator(), denominator());
    OperatingCurve missesByRfa = new OperatingCurve(rfa, misses);
    List<DetPoints> dets = new ArrayList<>(List.of(points("RFA", sweep, rfa, misses)));
    putMisses(metrics, "rfa", parameters.targets("activity.p_miss_at_rfa_targets"), missesByRfa);
    putAt(
        metrics,
        "w_p_miss",
        "rfa",
        parameters.targets("activity.p_miss_at_rfa_targets"),
        new OperatingCurve(rfa, weighted),
        1.0);
    long[] tfaTime = new long[0];
    long quiet = 0;
    double[] tfa = new double[0];
    if (protocol.usesTfa()) {
      FalseAlarmTime time = falseAlarmTime(sweep, truth);
      tfaTime = sweep.sums(time.added());
      quiet = time.denominator();
      tfa = rates(tfaTime, quiet);
      OperatingCurve missesByTfa = new OperatingCurve(tfa, misses);
      dets.add(points("TFA", sweep, tfa, misses));
      putMisses(metrics, "tfa", tfaTargets, missesByTfa);
      if (protocol.weighsAlongTfa()) {
        OperatingCurve curve = new OperatingCurve(tfa, weighted);
        putAt(metrics, "w_p_miss", "tfa", tfaTargets, curve, 1.0);
      }
    }
    putNmide(metrics, alignment, sweep, rfa);
    double[] nmode = sweep.means(ActivityScorer::nmode);
    putObjects(metrics, alignment, rfa, nmode);
    if (options.averagePrecision()) {
      double[] precision = AveragePrecision.of(truth, system, options.compat());
      for (int i = 0; i < precision.length; i++) {
        metrics.put("AP@" + ScoreNames.overlap(i), precision[i]);
      }
    }
    List<Threshold> thresholds = new ArrayList<>();
    for (int point = 0; point < sweep.points(); point++) {
      Map<String, Number> row = new TreeMap<>();
      if (protocol.usesTfa()) {
        row.put("tfa", tfa[point]);
        row.put("tfa_numer", tfaTime[point]);
        row.put("tfa_denom", quiet);
      } else if (protocol.objects() == Objects.MODE) {
        row.put("n-mode", nmode[point]);
      } else {
        break;
      }
      row.put("p_miss", misses[point]);
      row.put("rfa", rfa[point]);
      thresholds.add(new Threshold(sweep.score(point), row));
    }
    ActivityDetail detail =
        new ActivityDetail(
            alignment,
            thresholds,
            alignment.hits().stream().map(this::pairMetrics).toList(),
            options.objectRows() ? objectRows.of(name, alignment) : List.of(),
            List.copyOf(dets));
    List<Curve> curves = dets.stream().map(points -> Curves.of(name, points)).toList();
    return new Activity(name, truth.size(), system.size(), metrics, curves, detail);
  }

  private static DetPoints points(String rate, Sweep sweep, double[] falseAlarms, double[] misses) {
    return new DetPoints(
        rate,
        IntStream.range(0, sweep.points()).mapToObj(sweep::score).toList(),
        Arrays.stream(falseAlarms).boxed().toList(),
        Arrays.stream(misses).boxed().toList());
  }

  private double numerator() {
    return parameters.number("wpmiss.numerator", 8);
  }

  private double denominator() {
    return parameters.number("wpmiss.denominator", 10);
  }

  private FalseAlarmTime falseAlarmTime(Sweep sweep, List<Instance> truth) {
    return FalseAlarmTime.of(sweep.bestFirst(), truth, videos, protocol.rate());
  }

  private static double[] rates(long[] frames, long of) {
    return Arrays.stream(frames).mapToDouble(n -> of == 0 ? Double.NaN : n / (double) of).toArray();
  }

  private static void putMisses(
      Map<String, Number> metrics, String rate, List<Number> targets, OperatingCurve curve) {
    putAt(metrics, "p_miss", rate, targets, curve, 1.0);
    if (curve.isWithoutRate()) {
      return; // so are the areas in the reference's files
    }
    for (Number limit : ScoringParameters.AREA_TARGETS) {
      double area = curve.areaTo(limit.doubleValue());
      // Without a point the reference returns the limit itself, whole where that is whole.
      metrics.put(
          "AUDC@" + PythonText.of(limit) + rate, curve.points() == 0 ? limit : (Number) area);
      metrics.put("nAUDC@" + PythonText.of(limit) + rate, area / limit.doubleValue());
    }
  }

  private static void putAt(
      Map<String, Number> metrics,
      String metric,
      String rate,
      List<Number> targets,
      OperatingCurve curve,
      double before) {
    for (Number target : targets) {
      metrics.put(
          metric + "@" + PythonText.of(target) + rate, curve.at(target.doubleValue(), before));
    }
  }

  private void putNmide(
      Map<String, Number> metrics, ActivityAlignment alignment, Sweep sweep, double[] rfa) {
    List<Double> errors = nmide(alignment);
    metrics.put("n-mide", ActevScores.mean(errors));
    metrics.put(
        "n-mide_num_rejected", (int) errors.stream().filter(error -> error.isNaN()).count());
    OperatingCurve curve = new OperatingCurve(rfa, sweep.means(this::nmide));
    List<Number> targets = parameters.targets("activity.n_mide_at_rfa_targets");
    putAt(metrics, "n-mide", "rfa", targets, curve, Double.NaN);
  }

  /** The error of every pair, NaN of a rejected one. */
  List<Double> nmide(ActivityAlignment alignment) {
    return alignment.hits().stream().map(this::nmide).toList();
  }

  private double nmide(Pair pair) {
    return nmide.of(pair, videos.frames(pair.truth().file()));
  }

  private static double nmode(Pair pair) {
    return pair.objects().map(evidence -> 1 - evidence.congruence()).orElse(Double.NaN);
  }

  private void putObjects(
      Map<String, Number> metrics, ActivityAlignment alignment, double[] rfa, double[] nmode) {
    if (protocol.objects() == Objects.MODE) {
      List<Number> targets = parameters.targets("activity.p_miss_at_rfa_targets");
      putAt(metrics, "n-mode", "rfa", targets, new OperatingCurve(rfa, nmode), Double.NaN);
    } else if (protocol.objects() == Objects.PMISS_AND_MODE) {
      putPooledMisses(metrics, ObjectRows.pooled(List.of(alignment)));
      for (Number target : objectTargets()) {
        // The reference prints this for every activity, however well its objects are found.
        metrics.put("mean-object-p_miss@" + PythonText.of(target) + "rfa", 1.0);
      }
    }
  }

  private List<Number> objectTargets() {
    return parameters.targets("object.p_miss_at_rfa_targets");
  }

  void putPooledMisses(Map<String, Number> metrics, ObjectEvidence evidence) {
    OperatingCurve curve = evidence.missRate(options.points());
    putAt(metrics, "object-p_miss", "rfa", objectTargets(), curve, 1.0);
  }

  private void putObjectMisses(Map<String, Number> metrics, ObjectEvidence evidence) {
    putAt(metrics, "object-p_miss", "rfa", objectTargets(), evidence.missRate(0), 1.0);
  }

  private PairMetrics pairMetrics(Pair pair) {
    Map<String, Number> metrics = new TreeMap<>();
    metrics.put("temporal_intersection", pair.common());
    metrics.put("temporal_union", pair.union());
    metrics.put("temporal_fa", pair.falseAlarm());
    metrics.put("temporal_miss", pair.missed());
    metrics.put(
        "temporal_intersection-over-union",
        protocol.usesTemporalIou() ? pair.temporalIou() : Double.NaN);
    pair.objects()
        .ifPresent(
            evidence -> {
              metrics.put("minMODE", evidence.minMode());
              if (protocol.objects() == Objects.PMISS_AND_MODE) {
                putObjectMisses(metrics, evidence);
              }
              if (protocol == ActevProtocol.ACTEV18_AODT) {
                metrics.put("minMOTE", evidence.minMote());
              }
            });
    return new PairMetrics(pair.truth().id(), pair.system().id(), metrics);
  }
}
