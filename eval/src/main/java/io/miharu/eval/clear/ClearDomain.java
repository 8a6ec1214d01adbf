package io.miharu.eval.clear;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The videos of VACE and CLEAR, with the objects annotated in each.
 *
 * <p>Source: what F4DE's CLEARDTScorer 3.5 accepts and how it takes each attribute. A value other
 * than the usual one makes an object one that nobody asks for, so long as it holds.
 */
public enum ClearDomain {
  /** Broadcast news. */
  BN(
      Map.of(
          "TEXT",
          ClearKind.at("LOCATION")
              .usually("TYPE", "1")
              .usually("READABILITY", "2")
              .usually("OCCLUSION", "false")
              .usually("LOGO", "false")
              .usually("DCR", "false")
              .remark("CONTENT"),
          "FACE",
          ClearKind.at("LOCATION")
              .usually("VISIBLE", "true")
              .usually("SYNTHETIC", "false")
              .usually("AMBIGUITY FACTOR", "0")
              .remark("HEADGEAR"))),
  /** Meeting rooms. */
  MR(
      Map.of(
          "FACE",
          ClearKind.at("LOCATION")
              .usually("SYNTHETIC", "false")
              .usually("AMBIGUITY FACTOR", "0")
              .usually("VISIBLE", "true")
              .usually("PRESENT", "true")
              .remark("HEADGEAR"),
          "HAND",
          ClearKind.at("LOCATION", "LARGEBOX")
              .usually("VISIBLE", "true")
              .usually("SYNTHETIC", "false")
              .usually("HANDGEAR", "false")
              .usually("OCCLUSION", "false"),
          "PERSON",
          ClearKind.at("BODY LOCATION", "HEAD LOCATION", "HEAD SHOULDER LOCATION")
              .usually("SYNTHETIC", "false")
              .usually("OCCLUSION", "false")
              .usually("VISIBLE", "true")
              .usually("PRESENT", "true")
              .usually("DCR", "false")
              .usually("AMBIGUOUS", "false")
              .usually("HEAD GEAR", "false")
              .usually("HEADGEAR", "false"))),
  /** Surveillance. */
  SV(
      Map.of(
          "PERSON",
          person(),
          "VEHICLE",
          ClearKind.at("LOCATION")
              .usually("PRESENT", "true")
              .usually("OCCLUSION", "false")
              .usually("AMBIGUOUS", "false")
              .moving("MOBILE")
              .remark("CATEGORY"))),
  /** Unmanned aerial vehicles. */
  UV(
      Map.of(
          "PERSON",
          person(),
          "VEHICLE",
          ClearKind.at("LOCATION", "GROUPBOX")
              .usually("VISIBLE", "true")
              .usually("OCCLUSION", "false")
              .moving("MOVING")
              .remark("CATEGORY")));

  @SuppressWarnings("ImmutableEnumChecker") // the map cannot be changed, and holds records only
  private final Map<String, ClearKind> kinds;

  ClearDomain(Map<String, ClearKind> kinds) {
    this.kinds = Collections.unmodifiableMap(new TreeMap<>(kinds));
  }

  private static ClearKind person() {
    return ClearKind.at("LOCATION")
        .usually("PRESENT", "true")
        .usually("OCCLUSION", "false")
        .usually("SYNTHETIC", "false")
        .usually("AMBIGUOUS", "false")
        .remark(ClearKind.MOBILITY);
  }

  /** The kinds of object, such as {@code FACE}, in alphabetical order. */
  Set<String> kinds() {
    return kinds.keySet();
  }

  /** What is said of a kind, by its name in capitals. */
  Optional<ClearKind> kind(String name) {
    return Optional.ofNullable(kinds.get(name));
  }
}
