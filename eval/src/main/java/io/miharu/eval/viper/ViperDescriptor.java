package io.miharu.eval.viper;

import java.util.List;

/**
 * What objects of one name may say.
 *
 * @param type {@code OBJECT}, {@code FILE} or {@code CONTENT}
 */
public record ViperDescriptor(String name, String type, List<Attribute> attributes) {

  /** The name space that value types live in. */
  public static final String TYPES = "http://lamp.cfar.umd.edu/viperdata#";

  public ViperDescriptor {
    attributes = List.copyOf(attributes);
  }

  /**
   * One attribute.
   *
   * @param dynamic whether its values hold for single frames
   * @param type without its name space, such as {@code bbox}
   * @param choices the values of an {@code lvalue}; else empty
   */
  public record Attribute(String name, boolean dynamic, String type, List<String> choices) {

    public Attribute {
      choices = List.copyOf(choices);
    }
  }
}
