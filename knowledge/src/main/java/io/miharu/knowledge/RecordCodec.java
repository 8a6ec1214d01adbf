package io.miharu.knowledge;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes trees of records as bytes and reads them back, whichever records they are.
 *
 * <p>A value is a tag and its content; strings and the names of classes are written once and then
 * by number. Known are records, {@link String}, {@link Integer}, {@link Float}, {@link Double},
 * {@link Boolean}, {@link Duration}, enums, {@link List}, {@link Optional}, and {@link Map} with
 * strings as keys, which is written in rising order, so that equal values are equal bytes. Reading
 * calls each record's own constructor, so what is read has been checked. For our own files, written
 * by the same build: there is no care for other versions. Not thread-safe.
 */
final class RecordCodec {

  private static final int TEXT = 0;
  private static final int SAME_TEXT = 1;
  private static final int INT = 2;
  private static final int FLOAT = 3;
  private static final int DOUBLE = 4;
  private static final int BOOLEAN = 5;
  private static final int DURATION = 6;
  private static final int ENUM = 7;
  private static final int LIST = 8;
  private static final int OPTIONAL = 9;
  private static final int MAP = 10;
  private static final int RECORD = 11;

  private final Map<String, Integer> written = new HashMap<>();
  private final List<String> read = new ArrayList<>();
  private final Map<String, Shape> shapes = new HashMap<>();

  /** A record class by its parts. */
  private record Shape(Constructor<?> constructor, int parts) {}

  void write(Object value, DataOutputStream out) throws IOException {
    if (value instanceof String text) {
      writeText(text, out);
    } else if (value instanceof Integer number) {
      out.writeByte(INT);
      out.writeInt(number);
    } else if (value instanceof Float number) {
      out.writeByte(FLOAT);
      out.writeFloat(number);
    } else if (value instanceof Double number) {
      out.writeByte(DOUBLE);
      out.writeDouble(number);
    } else if (value instanceof Boolean truth) {
      out.writeByte(BOOLEAN);
      out.writeBoolean(truth);
    } else if (value instanceof Duration duration) {
      out.writeByte(DURATION);
      out.writeLong(duration.getSeconds());
      out.writeInt(duration.getNano());
    } else if (value instanceof Enum<?> constant) {
      out.writeByte(ENUM);
      writeText(constant.getDeclaringClass().getName(), out);
      writeText(constant.name(), out);
    } else if (value instanceof List<?> list) {
      out.writeByte(LIST);
      out.writeInt(list.size());
      for (Object part : list) {
        write(part, out);
      }
    } else if (value instanceof Optional<?> optional) {
      out.writeByte(OPTIONAL);
      write(optional.map(List::of).orElse(List.of()), out);
    } else if (value instanceof Map<?, ?> map) {
      writeMap(map, out);
    } else if (value instanceof Record record) {
      writeRecord(record, out);
    } else {
      throw new AssertionError("no way to write a " + value.getClass());
    }
  }

  private void writeText(String text, DataOutputStream out) throws IOException {
    Integer known = written.putIfAbsent(text, written.size());
    if (known == null) {
      out.writeByte(TEXT);
      out.writeUTF(text);
    } else {
      out.writeByte(SAME_TEXT);
      out.writeInt(known);
    }
  }

  private void writeMap(Map<?, ?> map, DataOutputStream out) throws IOException {
    TreeMap<String, Object> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put((String) key, value));
    out.writeByte(MAP);
    out.writeInt(sorted.size());
    for (Map.Entry<String, Object> entry : sorted.entrySet()) {
      writeText(entry.getKey(), out);
      write(entry.getValue(), out);
    }
  }

  private void writeRecord(Record record, DataOutputStream out) throws IOException {
    out.writeByte(RECORD);
    writeText(record.getClass().getName(), out);
    for (RecordComponent part : record.getClass().getRecordComponents()) {
      try {
        part.getAccessor().setAccessible(true);
        write(part.getAccessor().invoke(record), out);
      } catch (ReflectiveOperationException e) {
        throw new LinkageError("cannot read " + part + " of " + record.getClass(), e);
      }
    }
  }

  /**
   * @throws IOException when the bytes end too early
   */
  Object read(DataInputStream in) throws IOException {
    int tag = in.readByte();
    return switch (tag) {
      case TEXT, SAME_TEXT -> readText(tag, in);
      case INT -> in.readInt();
      case FLOAT -> in.readFloat();
      case DOUBLE -> in.readDouble();
      case BOOLEAN -> in.readBoolean();
      case DURATION -> Duration.ofSeconds(in.readLong(), in.readInt());
      case ENUM -> readEnum(in);
      case LIST -> readList(in);
      case OPTIONAL -> ((List<?>) read(in)).stream().findFirst();
      case MAP -> readMap(in);
      case RECORD -> readRecord(in);
      default -> throw new AssertionError("no value begins with " + tag);
    };
  }

  private String readText(int tag, DataInputStream in) throws IOException {
    if (tag == SAME_TEXT) {
      return read.get(in.readInt());
    }
    String text = in.readUTF();
    read.add(text);
    return text;
  }

  private Object readEnum(DataInputStream in) throws IOException {
    Class<?> type = type(readText(in.readByte(), in));
    String name = readText(in.readByte(), in);
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> ((Enum<?>) constant).name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(type + " has no " + name));
  }

  private List<Object> readList(DataInputStream in) throws IOException {
    int size = in.readInt();
    List<Object> list = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      list.add(read(in));
    }
    return list;
  }

  private Map<String, Object> readMap(DataInputStream in) throws IOException {
    int size = in.readInt();
    Map<String, Object> map = new TreeMap<>();
    for (int i = 0; i < size; i++) {
      String key = readText(in.readByte(), in);
      map.put(key, read(in));
    }
    return map;
  }

  private Object readRecord(DataInputStream in) throws IOException {
    Shape shape = shapes.computeIfAbsent(readText(in.readByte(), in), RecordCodec::shape);
    Object[] parts = new Object[shape.parts()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = read(in);
    }
    try {
      return shape.constructor().newInstance(parts);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      throw new AssertionError("cannot make a " + shape.constructor().getDeclaringClass(), e);
    }
  }

  private static Shape shape(String name) {
    Class<?> type = type(name);
    RecordComponent[] parts = type.getRecordComponents();
    try {
      Constructor<?> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return new Shape(constructor, parts.length);
    } catch (NoSuchMethodException e) {
      throw new AssertionError(name + " has no constructor of its parts", e);
    }
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError("there is no class " + name + " any more", e);
    }
  }
}
