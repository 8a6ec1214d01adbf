package io.miharu.learning.data;

import io.miharu.eval.DataFormatException;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Photographs of surfaces: a folder with a folder of PNG or JPEG pictures per class, in the order
 * of their names. All are read at once. Immutable.
 */
public final class TextureFolder implements TextureBank {

  private final List<String> classes;
  private final List<List<Texture>> textures;
  private final int perClass;
  private final String source;

  private TextureFolder(List<String> classes, List<List<Texture>> textures, String source) {
    this.classes = List.copyOf(classes);
    this.textures = List.copyOf(textures);
    this.perClass = textures.stream().mapToInt(List::size).min().orElse(0);
    this.source = source;
  }

  /**
   * Reads a folder.
   *
   * @return empty when it is missing or has no folders
   * @throws DataFormatException when a class has no picture or a picture cannot be read
   */
  public static Optional<TextureFolder> in(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    List<String> classes = new ArrayList<>();
    List<List<Texture>> textures = new ArrayList<>();
    for (Path kind : children(folder).stream().filter(Files::isDirectory).toList()) {
      List<Texture> pictures = new ArrayList<>();
      for (Path file : children(kind)) {
        if (file.toString().matches("(?i).*\\.(png|jpe?g)")) {
          pictures.add(read(file));
        }
      }
      if (pictures.isEmpty()) {
        throw new DataFormatException(
            kind.getFileName() + " has no PNG or JPEG picture; remove or fill it");
      }
      classes.add(kind.getFileName().toString());
      textures.add(List.copyOf(pictures));
    }
    return classes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new TextureFolder(classes, textures, "photographs in " + folder.getFileName()));
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static Texture read(Path file) throws IOException {
    BufferedImage picture = ImageIO.read(file.toFile());
    if (picture == null) {
      throw new DataFormatException(
          file.getFileName() + " cannot be read as a picture; replace it");
    }
    Raster raster = picture.getRaster();
    int bands = Math.min(3, raster.getNumBands());
    byte[] grey = new byte[picture.getWidth() * picture.getHeight()];
    for (int i = 0; i < grey.length; i++) {
      int x = i % picture.getWidth();
      int y = i / picture.getWidth();
      int sum = 0;
      for (int band = 0; band < bands; band++) {
        sum += raster.getSample(x, y, band);
      }
      grey[i] = (byte) (sum / bands);
    }
    return new Texture(picture.getWidth(), picture.getHeight(), false, grey);
  }

  @Override
  public List<String> classes() {
    return classes;
  }

  @Override
  public int perClass() {
    return perClass;
  }

  @Override
  public Texture texture(int textureClass, int number) {
    return textures.get(textureClass).get(number);
  }

  @Override
  public String source() {
    return source;
  }
}
