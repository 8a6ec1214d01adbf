package io.miharu.app.convert;

import io.miharu.eval.formats.AnnotationFormat;
import java.util.Iterator;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The formats by the names that the command line shows: {@code coco-results}. */
public final class FormatNames implements ITypeConverter<AnnotationFormat>, Iterable<String> {

  @Override
  public AnnotationFormat convert(String value) {
    for (AnnotationFormat format : AnnotationFormat.values()) {
      if (format.title().equalsIgnoreCase(value)) {
        return format;
      }
    }
    throw new TypeConversionException(
        "no format \"%s\"; there are %s".formatted(value, AnnotationFormat.titles()));
  }

  @Override
  public Iterator<String> iterator() {
    return Stream.of(AnnotationFormat.values()).map(AnnotationFormat::title).iterator();
  }
}
