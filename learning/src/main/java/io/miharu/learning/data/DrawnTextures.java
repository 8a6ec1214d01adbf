package io.miharu.learning.data;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Twenty-five classes of drawn surfaces of 640×480 px that join at their edges, any number of each.
 *
 * <p>Every surface carries a fifth of fine noise, since the movement of bare stripes along
 * themselves cannot be seen by anybody. A texture is drawn when it is first asked for, in 40 to 150
 * ms, and kept: 0.3 MB each. Thread-safe.
 */
public final class DrawnTextures implements TextureBank {

  static final int WIDTH = 640;
  static final int HEIGHT = 480;

  private final Seed seed;
  private final int perClass;
  private final ConcurrentHashMap<Integer, Texture> drawn = new ConcurrentHashMap<>();

  /**
   * A bank.
   *
   * @param perClass above 0; the usual number is 40
   */
  public DrawnTextures(Seed seed, int perClass) {
    this.seed = seed.of("drawn textures 1");
    this.perClass = perClass;
  }

  @Override
  public List<String> classes() {
    return SurfacePattern.NAMES;
  }

  @Override
  public int perClass() {
    return perClass;
  }

  @Override
  public Texture texture(int textureClass, int number) {
    return drawn.computeIfAbsent(
        textureClass * perClass + number, key -> draw(textureClass, number));
  }

  private Texture draw(int textureClass, int number) {
    SplittableRandom random = seed.of(textureClass).of(number).stream();
    SurfacePattern pattern = SurfacePattern.of(textureClass, random);
    TorusNoise grain = new TorusNoise(106, 80, random); // cells of 6 px
    double contrast = random.nextDouble(0.6, 1);
    double level = random.nextDouble(0.4, 0.6);
    byte[] grey = new byte[WIDTH * HEIGHT];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        double u = (double) x / WIDTH;
        double v = (double) y / HEIGHT;
        double value = 0.8 * (pattern.at(u, v) - 0.5) + 0.2 * grain.at(u, v) / 0.7;
        double clamped = Math.max(0, Math.min(1, level + contrast * value));
        grey[y * WIDTH + x] = (byte) Math.round(255 * clamped);
      }
    }
    return new Texture(WIDTH, HEIGHT, true, grey);
  }

  @Override
  public String source() {
    return "drawn surfaces";
  }
}
