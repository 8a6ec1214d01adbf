package io.miharu.ingest.javacv;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * When packets came in, until they have become pictures: some do so only after others have come.
 * Not thread-safe.
 */
final class PacketLog {

  /** More packets than any decoder holds back. */
  private static final int MAX_ENTRIES = 128;

  private final LongSupplier nanos;
  private final Map<Long, Long> receivedAt = new LinkedHashMap<>();
  private long latest;
  private boolean empty = true;

  PacketLog(LongSupplier nanos) {
    this.nanos = nanos;
    this.latest = nanos.getAsLong();
  }

  /** A packet with this stamp has just come in. */
  void note(OptionalLong stamp) {
    empty = false;
    latest = nanos.getAsLong();
    if (stamp.isPresent()) {
      receivedAt.put(stamp.getAsLong(), latest);
      if (receivedAt.size() > MAX_ENTRIES) {
        receivedAt.remove(receivedAt.keySet().iterator().next());
      }
    }
  }

  /** Whether no packet has come in yet. */
  boolean isEmpty() {
    return empty;
  }

  /** When the packet of the picture with this stamp came in; without one, the latest packet. */
  long receivedNanos(OptionalLong stamp) {
    Long known = stamp.isPresent() ? receivedAt.remove(stamp.getAsLong()) : null;
    return known == null ? latest : known;
  }
}
