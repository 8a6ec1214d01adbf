package io.miharu.learning.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextureMotionTest {

  private static final Seed SEED = new Seed(3);

  @TempDir private Path folder;

  /** One smooth surface, so that movement can be measured from slopes. */
  private static final class OneSurface implements TextureBank {
    private final Texture texture = smooth();

    private static Texture smooth() {
      TorusNoise noise = new TorusNoise(16, 12, new SplittableRandom(5));
      byte[] grey = new byte[640 * 480];
      for (int i = 0; i < grey.length; i++) {
        int row = i / 640;
        double value = noise.at(i % 640 / 640.0, row / 480.0);
        grey[i] = (byte) Math.round(127 + 150 * value);
      }
      return new Texture(640, 480, true, grey);
    }

    @Override
    public List<String> classes() {
      return List.of("smooth");
    }

    @Override
    public int perClass() {
      return 8;
    }

    @Override
    public Texture texture(int textureClass, int number) {
      return texture;
    }

    @Override
    public String source() {
      return "a test";
    }
  }

  @Test
  void classes_areBalancedOverSurfaces_inEverySplit() {
    TextureBank bank = new DrawnTextures(SEED, 40);
    for (Split split : Split.values()) {
      TextureMotion set = TextureMotion.of(bank, split, SEED);
      int[][] cells = new int[25][12];
      for (int i = 0; i < set.size(); i++) {
        cells[set.surface(i)][set.label(i)]++;
      }
      for (int[] row : cells) {
        for (int count : row) {
          assertEquals(set.size() / 300, count);
        }
      }
    }
    assertEquals(300 * 13, TextureMotion.of(bank, Split.TRAIN, SEED).size());
  }

  @Test
  void read_theSameSeed_givesTheSameBytes() {
    TextureMotion one = TextureMotion.of(new DrawnTextures(SEED, 8), Split.TEST, SEED);
    TextureMotion two = TextureMotion.of(new DrawnTextures(SEED, 8), Split.TEST, SEED);
    for (int clip : List.of(0, 100, 299)) {
      assertArrayEquals(clip(one, clip), clip(two, clip));
    }
  }

  /**
   * Movement by least squares on brightness: content that moves by (a, b) changes by −a·∂x − b·∂y.
   * A window that goes right sees its content go left.
   */
  @Test
  void read_directions_moveTheContentTheOtherWay() {
    TextureMotion set = TextureMotion.of(new OneSurface(), Split.TRAIN, SEED);
    for (int clip = 0; clip < 96; clip++) {
      if (set.label(clip) >= 8) {
        continue;
      }
      double[] moved = flow(clip(set, clip), 7);
      Direction way = Direction.of(set.label(clip));
      double length = Math.hypot(moved[0], moved[1]);
      double cosine = -(moved[0] * way.x() + moved[1] * way.y()) / length;
      assertTrue(cosine > 0.95, way + " moves content by " + moved[0] + ", " + moved[1]);
      assertTrue(length > 0.7 && length < 3.5, "by " + length + " px");
    }
  }

  /** Zoom in spreads the content: its divergence is positive; a turn to the right curls it left. */
  @Test
  void read_zoomAndTurn_spreadAndCurl() {
    TextureMotion set = TextureMotion.of(new OneSurface(), Split.TRAIN, SEED);
    for (int clip = 0; clip < 96; clip++) {
      double[] moved = flow(clip(set, clip), 7);
      double divergence = moved[2];
      double curl = moved[3];
      switch (set.classes().get(set.label(clip))) {
        case "zoom-in" -> assertEquals(0.015, divergence, 0.008);
        case "zoom-out" -> assertEquals(-0.015, divergence, 0.008);
        case "turn-right" -> assertEquals(Math.toRadians(-2), curl, Math.toRadians(1.4));
        case "turn-left" -> assertEquals(Math.toRadians(2), curl, Math.toRadians(1.4));
        default -> assertEquals(0, Math.abs(curl) + Math.abs(divergence), 0.012);
      }
    }
  }

  /** Shift x, shift y, growth and turn between two frames, by least squares over all pixels. */
  private static double[] flow(float[] clip, int frame) {
    int side = 64;
    int first = frame * side * side;
    double[][] normal = new double[4][5];
    for (int y = 1; y < side - 1; y++) {
      for (int x = 1; x < side - 1; x++) {
        int at = first + y * side + x;
        int later = at + side * side;
        double gx = (clip[at + 1] - clip[at - 1] + clip[later + 1] - clip[later - 1]) / 4;
        double gy =
            (clip[at + side] - clip[at - side] + clip[later + side] - clip[later - side]) / 4;
        double px = x - 31.5;
        double py = y - 31.5;
        double[] row = {gx, gy, gx * px + gy * py, gy * px - gx * py, clip[at] - clip[later]};
        for (int i = 0; i < 4; i++) {
          for (int j = 0; j < 5; j++) {
            normal[i][j] += row[i] * row[j];
          }
        }
      }
    }
    return solve(normal);
  }

  private static double[] solve(double[][] rows) {
    int n = rows.length;
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        if (k != i) {
          double factor = rows[k][i] / rows[i][i];
          for (int j = i; j <= n; j++) {
            rows[k][j] -= factor * rows[i][j];
          }
        }
      }
    }
    double[] answer = new double[n];
    for (int i = 0; i < n; i++) {
      answer[i] = rows[i][n] / rows[i][i];
    }
    return answer;
  }

  @Test
  void drawnTextures_ofEveryClass_varyAndJoinAtTheirEdges() {
    DrawnTextures bank = new DrawnTextures(SEED, 8);
    for (int k = 0; k < bank.classes().size(); k++) {
      Texture texture = bank.texture(k, 0);
      double inside = 0;
      double seam = 0;
      double mean = 0;
      double squares = 0;
      for (int y = 0; y < 480; y++) {
        seam += Math.abs(texture.at(639, y) - texture.at(640, y));
        inside += Math.abs(texture.at(319, y) - texture.at(320, y));
        mean += texture.at(y, y) / 480;
        squares += texture.at(y, y) * texture.at(y, y) / 480;
      }
      String name = bank.classes().get(k);
      assertTrue(squares - mean * mean > 0.002, name + " is flat");
      // A seam that does not join would show a mean step of a fifth of the range or more.
      assertTrue(seam < 3 * inside + 0.05 * 480, name + ": " + seam + " against " + inside);
    }
  }

  @Test
  void textureFolder_readsPngByClass_andTwoOfAKindAreTooFew() throws IOException {
    for (String kind : List.of("wool", "bark")) {
      Files.createDirectory(folder.resolve(kind));
      for (int i = 0; i < 2; i++) {
        BufferedImage picture = new BufferedImage(4, 3, BufferedImage.TYPE_BYTE_GRAY);
        picture.getRaster().setSample(2, 1, 0, 204);
        ImageIO.write(picture, "png", folder.resolve(kind).resolve(i + ".png").toFile());
      }
    }
    TextureFolder bank = TextureFolder.in(folder).orElseThrow();
    assertEquals(List.of("bark", "wool"), bank.classes());
    assertEquals(204 / 255f, bank.texture(0, 1).at(2, 1), 1e-6);
    assertEquals(102 / 255f, bank.texture(0, 1).at(2.5, 1), 1e-6);
    assertThrows(IllegalArgumentException.class, () -> TextureMotion.of(bank, Split.TRAIN, SEED));
  }

  private static float[] clip(TextureMotion set, int clip) {
    float[] values = new float[set.values()];
    set.read(clip, values, 0);
    return values;
  }
}
