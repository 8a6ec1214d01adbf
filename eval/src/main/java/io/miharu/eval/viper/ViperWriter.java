package io.miharu.eval.viper;

import io.miharu.eval.viper.ViperDescriptor.Attribute;
import java.util.List;
import java.util.Map;

/** Writes ViPER XML, laid out as F4DE lays it out: two spaces a level, a line an element. */
public final class ViperWriter {

  private final StringBuilder text = new StringBuilder();

  private ViperWriter() {}

  /** The whole file, with a line end behind it. */
  public static String write(ViperFile file) {
    ViperWriter writer = new ViperWriter();
    writer.file(file);
    return writer.text.toString();
  }

  private void file(ViperFile file) {
    line(0, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    line(
        0,
        "<viper xmlns=\"http://lamp.cfar.umd.edu/viper#\" xmlns:data=\"%s\">"
            .formatted(ViperDescriptor.TYPES));
    line(1, "<config>");
    file.descriptors().forEach(this::descriptor);
    line(1, "</config>");
    line(1, "<data>");
    file.sources().forEach(this::source);
    line(1, "</data>");
    line(0, "</viper>");
  }

  private void descriptor(ViperDescriptor descriptor) {
    line(
        2,
        "<descriptor name=\"%s\" type=\"%s\">"
            .formatted(escaped(descriptor.name()), escaped(descriptor.type())));
    for (Attribute attribute : descriptor.attributes()) {
      String open =
          "<attribute dynamic=\"%s\" name=\"%s\" type=\"%s%s\""
              .formatted(
                  attribute.dynamic(),
                  escaped(attribute.name()),
                  ViperDescriptor.TYPES,
                  attribute.type());
      if (attribute.choices().isEmpty()) {
        line(3, open + "/>");
      } else {
        line(3, open + ">");
        line(4, "<data:lvalue-possibles>");
        for (String choice : attribute.choices()) {
          line(5, "<data:lvalue-enum value=\"%s\"/>".formatted(escaped(choice)));
        }
        line(4, "</data:lvalue-possibles>");
        line(3, "</attribute>");
      }
    }
    line(2, "</descriptor>");
  }

  private void source(ViperSource source) {
    line(2, "<sourcefile filename=\"%s\">".formatted(escaped(source.filename())));
    line(3, "<file id=\"0\" name=\"Information\">");
    attributes(source.information());
    line(3, "</file>");
    for (ViperObject object : source.objects()) {
      line(
          3,
          "<object name=\"%s\" id=\"%d\" framespan=\"%s\">"
              .formatted(escaped(object.name()), object.id(), object.frames()));
      if (!object.comment().isEmpty()) {
        line(4, "<!-- " + object.comment().replace("--", "- -") + " -->");
      }
      attributes(object.attributes());
      line(3, "</object>");
    }
    line(2, "</sourcefile>");
  }

  private void attributes(Map<String, List<ViperValue>> attributes) {
    attributes.forEach(
        (name, values) -> {
          if (values.isEmpty()) {
            line(4, "<attribute name=\"%s\"/>".formatted(escaped(name)));
          } else {
            line(4, "<attribute name=\"%s\">".formatted(escaped(name)));
            values.forEach(value -> value(5, value));
            line(4, "</attribute>");
          }
        });
  }

  private void value(int depth, ViperValue value) {
    StringBuilder open = new StringBuilder("<data:").append(value.type());
    value.frames().ifPresent(frames -> open.append(" framespan=\"").append(frames).append('"'));
    value
        .fields()
        .forEach(
            (name, said) ->
                open.append(' ').append(name).append("=\"").append(escaped(said)).append('"'));
    if (value.parts().isEmpty()) {
      line(depth, open.append("/>").toString());
    } else {
      line(depth, open.append('>').toString());
      value.parts().forEach(part -> value(depth + 1, part));
      line(depth, "</data:" + value.type() + ">");
    }
  }

  private void line(int depth, String content) {
    text.append("  ".repeat(depth)).append(content).append('\n');
  }

  private static String escaped(String raw) {
    return raw.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("\n", "&#10;");
  }
}
