package io.miharu.learning.data;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/**
 * Drawn clips as cameras of different frame rates take them.
 *
 * <p>Each clip belongs to a camera of one of the rates, which begins anywhere between two frames. A
 * network sees the set's own number of frames at the set's own rate all the same: each is the
 * picture whose time stamp is nearest, so of a slow camera some are shown twice, and of others the
 * times are a little off. Counted clips are what comes of not looking at time stamps: the pictures
 * one after the other as the camera takes them, so that a slow camera shows quicker movement.
 * Immutable.
 *
 * <p>Thinned clips are varied by leaving out pictures as well. Source: Hasegawa, "Smartphone
 * Sensor-Based Human Activity Recognition Robust to Different Sampling Rates", IEEE Sensors Journal
 * 21(5), 2021, arXiv:2101.00812, whose augmentation is down-sampling; the numbers are ours: any of
 * {@link #THINNED_RATES} not above the camera's, in one clip of four two of them one after the
 * other, one picture in ten lost, and time stamps wrong by up to 20 ms. Leaving out can only make
 * movement quicker; so counted clips, which have no time stamps to keep to, are also resampled to
 * any of {@link #RESAMPLED_RATES} up to twice the camera's, each picture mixed from the two it lies
 * between, as that paper does with waves.
 */
public final class CameraClips implements ClipSet {

  /** Frames/s that a clip may be thinned to; the domains of thinned clips. */
  public static final List<Double> THINNED_RATES = List.of(5.0, 10.0, 15.0, 25.0, 30.0);

  /** Frames/s that a counted clip may be brought to; the domains of counted, thinned clips. */
  public static final List<Double> RESAMPLED_RATES =
      List.of(5.0, 10.0, 15.0, 25.0, 30.0, 40.0, 60.0);

  /** How many times its own rate a camera's pictures may be brought to. */
  private static final double FINEST = 2;

  private static final double LOST = 0.1;
  private static final double JITTER_SECONDS = 0.02;
  private static final double CHANGING = 0.25;

  private final FilmedScenes scenes;
  private final List<Double> rates;
  private final boolean thinned;
  private final boolean counted;

  private CameraClips(FilmedScenes scenes, List<Double> rates, boolean thinned, boolean counted) {
    if (rates.isEmpty() || !rates.stream().allMatch(rate -> rate >= 1 && rate <= 1000)) {
      throw new IllegalArgumentException(
          "cameras need frame rates from 1 to 1000 per second, got " + rates);
    }
    this.scenes = scenes;
    this.rates = List.copyOf(rates);
    this.thinned = thinned;
    this.counted = counted;
  }

  /**
   * As they are taken.
   *
   * @param clips a generated set
   * @param rates of the cameras, frames/s; the domains of the clips
   */
  public static CameraClips of(ClipSet clips, List<Double> rates) {
    if (clips instanceof FilmedScenes scenes) {
      return new CameraClips(scenes, rates, false, false);
    }
    throw new IllegalArgumentException(
        "only generated clips can be taken again at other frame rates; use action-mnist or"
            + " texture-motion");
  }

  /** The same, thinned wherever they are varied. */
  public CameraClips thinned() {
    return new CameraClips(scenes, rates, true, counted);
  }

  /** The same with pictures counted, whatever their time stamps say. */
  public CameraClips counted() {
    return new CameraClips(scenes, rates, thinned, true);
  }

  @Override
  public void read(int clip, float[] into, int offset) {
    SplittableRandom random = scenes.chance(clip);
    int camera = camera(random);
    double[] stamps = stamps(rates.get(camera), random);
    scenes.film(scenes.scene(clip, random), shown(stamps, stamps), random, into, offset);
  }

  @Override
  public int vary(int clip, SplittableRandom random, float[] into, int offset) {
    int camera = camera(clip); // it stays with its camera
    double rate = rates.get(camera);
    double[] stamps = stamps(rate, random);
    if (!thinned) {
      scenes.film(scenes.scene(clip, random), shown(stamps, stamps), random, into, offset);
      return camera;
    }
    int domain = domain(rate, random);
    double wanted = drawn().get(domain);
    double[] kept = thin(stamps, Math.min(rate, wanted), rate, random);
    if (wanted > rate) {
      resample(scenes.scene(clip, random), kept, rate / wanted, random, into, offset);
    } else {
      double[] told = Arrays.stream(kept).map(t -> t + jitter(random)).toArray();
      scenes.film(scenes.scene(clip, random), shown(kept, told), random, into, offset);
    }
    return domain;
  }

  /** What a clip that is varied may be brought to. */
  private List<Double> drawn() {
    return counted ? RESAMPLED_RATES : THINNED_RATES;
  }

  /**
   * Mixes each picture of a clip from the two that it lies between.
   *
   * @param step from one to the next, in pictures of the camera, below 1
   */
  private void resample(
      FilmedScenes.Scene scene,
      double[] stamps,
      double step,
      SplittableRandom random,
      float[] into,
      int offset) {
    int plane = shape().plane();
    int count = (int) Math.ceil((shape().frames() - 1) * step) + 1;
    float[] taken = new float[count * plane];
    scenes.film(scene, Arrays.copyOf(stamps, count), random, taken, 0);
    for (int t = 0; t < shape().frames(); t++) {
      int before = Math.min(count - 2, (int) (t * step));
      float share = (float) (t * step - before);
      for (int i = 0; i < plane; i++) {
        float one = taken[before * plane + i];
        into[offset + t * plane + i] = one + share * (taken[(before + 1) * plane + i] - one);
      }
    }
  }

  /** Of which rate the camera of a clip is. */
  public int camera(int clip) {
    return camera(scenes.chance(clip));
  }

  private int camera(SplittableRandom random) {
    return random.nextInt(rates.size());
  }

  /** When a camera takes pictures, in frames of the set's own rate, from one before the clip on. */
  private double[] stamps(double rate, SplittableRandom random) {
    double step = shape().framesPerSecond() / rate;
    double first = -step * random.nextDouble();
    // Counted, the slowest thinned clip needs three times its frames, and some are lost.
    double end = counted ? shape().frames() * Math.max(6, 1.5 * step) : shape().frames() - 1;
    return DoubleStream.iterate(first, t -> t < end + step, t -> t + step).toArray();
  }

  private double jitter(SplittableRandom random) {
    return random.nextDouble(-JITTER_SECONDS, JITTER_SECONDS) * shape().framesPerSecond();
  }

  /** The place of a drawn rate that the camera's pictures can be brought to; the lowest if none. */
  private int domain(double camera, SplittableRandom random) {
    double most = counted ? FINEST * camera : camera;
    int allowed = (int) drawn().stream().filter(rate -> rate <= most).count();
    return random.nextInt(Math.max(1, allowed));
  }

  private double[] thin(double[] stamps, double rate, double camera, SplittableRandom random) {
    double own = shape().framesPerSecond();
    boolean changing = random.nextDouble() < CHANGING;
    double other = Math.min(camera, drawn().get(domain(camera, random)));
    // The rate that gives the domain holds for the greater part.
    double length = shape().frames() * (counted ? own / rate : 1);
    double changeAt = changing ? random.nextDouble(0.5, 1) * length : stamps[stamps.length - 1] + 1;
    double[] kept = new double[stamps.length];
    int count = 0;
    double due = stamps[0];
    for (double stamp : stamps) {
      double step = own / (stamp < changeAt ? rate : other);
      boolean lost = count > 0 && random.nextDouble() < LOST;
      if (stamp >= due - 1e-9) {
        while (due <= stamp + 1e-9) {
          due += step;
        }
        if (!lost) {
          kept[count++] = stamp;
        }
      }
    }
    return Arrays.copyOf(kept, count);
  }

  /** For each frame of a clip when its picture was taken. */
  private double[] shown(double[] stamps, double[] told) {
    return counted ? Arrays.copyOf(stamps, shape().frames()) : nearest(stamps, told);
  }

  /** The picture that is said to be nearest. */
  private double[] nearest(double[] stamps, double[] told) {
    double[] times = new double[shape().frames()];
    for (int t = 0; t < times.length; t++) {
      int best = 0;
      for (int i = 1; i < stamps.length; i++) {
        best = Math.abs(told[i] - t) < Math.abs(told[best] - t) ? i : best;
      }
      times[t] = stamps[best];
    }
    return times;
  }

  @Override
  public ClipShape shape() {
    return scenes.shape();
  }

  @Override
  public int domains() {
    return thinned ? drawn().size() : rates.size();
  }

  @Override
  public int size() {
    return scenes.size();
  }

  @Override
  public List<String> classes() {
    return scenes.classes();
  }

  @Override
  public int label(int clip) {
    return scenes.label(clip);
  }
}
