package io.miharu.learning.data;

import java.util.List;

/** Textures by class, numbered within each class, as many in every class. Immutable. */
public interface TextureBank {

  List<String> classes();

  /** How many textures each class has. */
  int perClass();

  Texture texture(int textureClass, int number);

  /** Where they come from, for reports. */
  String source();
}
