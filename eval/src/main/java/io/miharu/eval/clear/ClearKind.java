package io.miharu.eval.clear;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a domain says of one kind of object.
 *
 * @param places the attributes that tell where it is, the main one first
 * @param usual by attribute, the one value with which the object is asked for
 * @param moving the value of {@code MOBILITY} with which it is asked for; empty where that
 *     attribute does not matter
 * @param remarks attributes that change nothing
 */
record ClearKind(
    List<String> places, Map<String, String> usual, Optional<String> moving, Set<String> remarks) {

  static final String MOBILITY = "MOBILITY";

  /** The object {@code FRAME}: a frame with any other value is not scored. */
  static final ClearKind FRAME =
      at().usually("EVALUATE", "true")
          .usually("CROWD", "false")
          .usually("MULTIPLE VEHICLE", "false")
          .usually("MULTIPLE VEHICLES", "false")
          .usually("MULTIPLE TEXT AREAS", "false");

  ClearKind {
    places = List.copyOf(places);
    usual = Collections.unmodifiableMap(new LinkedHashMap<>(usual)); // keeps the order
    remarks = Set.copyOf(remarks);
  }

  static ClearKind at(String... places) {
    return new ClearKind(List.of(places), Map.of(), Optional.empty(), Set.of());
  }

  ClearKind usually(String attribute, String value) {
    Map<String, String> more = new LinkedHashMap<>(usual);
    more.put(attribute, value);
    return new ClearKind(places, more, moving, remarks);
  }

  ClearKind moving(String value) {
    return new ClearKind(places, usual, Optional.of(value), remarks);
  }

  ClearKind remark(String attribute) {
    Set<String> more = new TreeSet<>(remarks);
    more.add(attribute);
    return new ClearKind(places, usual, moving, more);
  }

  boolean knows(String attribute) {
    String name = attribute.toUpperCase(Locale.ROOT);
    return places.contains(name)
        || usual.containsKey(name)
        || remarks.contains(name)
        || (moving.isPresent() && name.equals(MOBILITY));
  }

  /** All attributes, for a message. */
  List<String> attributes() {
    List<String> all = new ArrayList<>(places);
    all.addAll(usual.keySet());
    moving.ifPresent(value -> all.add(MOBILITY));
    all.addAll(new TreeSet<>(remarks));
    return all;
  }
}
