package io.miharu.core;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A {@link SkeletonLayout} that knows the body: which joints make up which part, which joint
 * mirrors which, and the three that positions and lengths refer to. Indices start at 0. Immutable.
 *
 * @param skeleton names, order and bones of the joints
 * @param parts the joints of all five parts, from the trunk outwards; together each joint once
 * @param root the joint in the middle of the hips, or the lowest of the torso
 * @param neck the upper end of the torso's length
 * @param head the joint of the head
 */
public record BodyLayout(
    SkeletonLayout skeleton, Map<BodyPart, List<Integer>> parts, int root, int neck, int head) {

  private static final Map<String, BodyLayout> SHIPPED = shipped();

  public static final BodyLayout SBU_15 = named("sbu-15");
  public static final BodyLayout FLORENCE_15 = named("florence-15");

  /** Of MSR-Action3D, whose 20 joints stand in another order than {@link #KINECT_20}. */
  public static final BodyLayout MSR_20 = named("msr-20");

  /** Of Kinect's first sensor, as in UTKinect-Action. */
  public static final BodyLayout KINECT_20 = named("kinect-20");

  public static final BodyLayout UTD_20 = named("utd-20");

  /** Of Kinect's second sensor, as in NTU RGB+D. */
  public static final BodyLayout NTU_25 = named("ntu-25");

  /** The joints of {@link SkeletonLayout#COCO_17} that matter here, with two middles. */
  public static final BodyLayout COCO_15 = named("coco-15");

  public BodyLayout {
    EnumMap<BodyPart, List<Integer>> copy = new EnumMap<>(BodyPart.class);
    for (BodyPart part : BodyPart.values()) {
      copy.put(part, List.copyOf(parts.getOrDefault(part, List.of())));
    }
    parts = Collections.unmodifiableMap(copy);
    int[] all = parts.values().stream().flatMap(List::stream).mapToInt(i -> i).sorted().toArray();
    if (!Arrays.equals(all, IntStream.range(0, skeleton.joints().size()).toArray())) {
      throw new IllegalArgumentException(
          "layout %s: its parts must hold each of the joints 0 to %d once, got %s"
              .formatted(skeleton.name(), skeleton.joints().size() - 1, parts));
    }
    for (BodyPart part : List.of(BodyPart.LEFT_ARM, BodyPart.LEFT_LEG)) {
      if (parts.getOrDefault(part, List.of()).size()
          != parts.getOrDefault(part.mirrored(), List.of()).size()) {
        throw new IllegalArgumentException(
            "layout %s: %s and %s differ in size"
                .formatted(skeleton.name(), part.word(), part.mirrored().word()));
      }
    }
    for (int joint : List.of(root, neck, head)) {
      if (joint < 0 || joint >= all.length) {
        throw new IllegalArgumentException(
            "layout %s has no joint %d; it has 0 to %d"
                .formatted(skeleton.name(), joint, all.length - 1));
      }
    }
  }

  /**
   * A layout that we ship: sbu-15, florence-15, msr-20, kinect-20, utd-20, ntu-25 or coco-15.
   *
   * @throws IllegalArgumentException for any other name
   */
  public static BodyLayout named(String name) {
    BodyLayout layout = SHIPPED.get(name);
    if (layout == null) {
      throw new IllegalArgumentException(
          "there is no body layout %s; there are %s".formatted(name, SHIPPED.keySet()));
    }
    return layout;
  }

  /** All layouts that we ship. */
  public static List<BodyLayout> all() {
    return List.copyOf(SHIPPED.values());
  }

  /** Number of joints. */
  public int size() {
    return skeleton.joints().size();
  }

  /** The joints of a part, from the trunk outwards. */
  public List<Integer> part(BodyPart part) {
    return parts.getOrDefault(part, List.of());
  }

  /**
   * The joint that positions of a part refer to: the head for the torso, else the limb's own
   * shoulder or hip.
   */
  public int reference(BodyPart part) {
    return part == BodyPart.TORSO ? head : part(part).get(0);
  }

  /** For each joint the one on the other side of the body; a joint of the torso is its own. */
  public int[] mirror() {
    int[] mirror = new int[size()];
    for (BodyPart part : BodyPart.values()) {
      for (int i = 0; i < part(part).size(); i++) {
        mirror[part(part).get(i)] = part(part.mirrored()).get(i);
      }
    }
    return mirror;
  }

  private static Map<String, BodyLayout> shipped() {
    Map<String, Map<String, String[]>> sections = new LinkedHashMap<>();
    String name = "";
    try (InputStream in = BodyLayout.class.getResourceAsStream("bodies.txt")) {
      if (in == null) {
        throw new AssertionError("resource missing from the build: bodies.txt");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] words = line.strip().split(" ", -1);
        if (line.startsWith("layout ")) {
          name = words[1];
        } else if (words.length > 1 && !line.startsWith("#")) {
          sections
              .computeIfAbsent(name, key -> new LinkedHashMap<>())
              .put(words[0], Arrays.copyOfRange(words, 1, words.length));
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    Map<String, BodyLayout> layouts = new LinkedHashMap<>();
    sections.forEach((key, section) -> layouts.put(key, parsed(key, section)));
    return layouts;
  }

  private static BodyLayout parsed(String name, Map<String, String[]> section) {
    EnumMap<BodyPart, List<Integer>> parts = new EnumMap<>(BodyPart.class);
    for (BodyPart part : BodyPart.values()) {
      parts.put(part, Arrays.stream(words(section, part.word())).map(BodyLayout::fromOne).toList());
    }
    return new BodyLayout(
        new SkeletonLayout(
            name,
            List.of(words(section, "joints")),
            Arrays.stream(words(section, "bones")).map(BodyLayout::bone).toList()),
        parts,
        fromOne(words(section, "root")[0]),
        fromOne(words(section, "neck")[0]),
        fromOne(words(section, "head")[0]));
  }

  private static String[] words(Map<String, String[]> section, String key) {
    return section.getOrDefault(key, new String[] {""});
  }

  private static int fromOne(String number) {
    return Integer.parseInt(number) - 1;
  }

  private static SkeletonLayout.Bone bone(String text) {
    int dash = text.indexOf('-');
    return new SkeletonLayout.Bone(
        fromOne(text.substring(0, dash)), fromOne(text.substring(dash + 1)));
  }
}
