package io.miharu.events;

import io.miharu.core.EventHit.TrackBox;
import io.miharu.core.MediaTime;
import io.miharu.core.TimeSpan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/** Where the participants were, thinned and capped as {@link MatcherSettings} says. */
final class BoxTrail {

  private record Instant(MediaTime time, List<TrackBox> boxes) {}

  private final MatcherSettings settings;
  private final Deque<Instant> instants = new ArrayDeque<>();
  private long everyNanos;

  BoxTrail(MatcherSettings settings) {
    this.settings = settings;
    everyNanos = settings.boxEvery().toNanos();
  }

  /** Whether it is time to look again. */
  boolean due(MediaTime now) {
    // In plain numbers: asked of every subject of every event in every frame.
    return instants.isEmpty()
        || 1000 * (now.micros() - instants.getLast().time().micros()) >= everyNanos;
  }

  /** Keeps the boxes of these tracks as they are now. */
  void keep(Scene scene, Collection<Integer> tracks) {
    List<TrackBox> boxes = new ArrayList<>();
    for (int id : tracks) {
      scene.track(id).ifPresent(track -> boxes.add(new TrackBox(scene.time(), id, track.box())));
    }
    if (boxes.isEmpty()) {
      return;
    }
    if (!instants.isEmpty() && instants.getLast().time().equals(scene.time())) {
      instants.removeLast();
    }
    instants.addLast(new Instant(scene.time(), boxes));
    if (instants.size() > settings.maxBoxTimes()) {
      thin();
    }
  }

  private void thin() {
    boolean keep = true;
    List<Instant> kept = new ArrayList<>();
    for (Instant instant : instants) {
      if (keep) {
        kept.add(instant);
      }
      keep = !keep;
    }
    instants.clear();
    instants.addAll(kept);
    everyNanos *= 2;
  }

  /** Forgets what no episode that begins from now on can reach. */
  void forgetBefore(MediaTime oldest) {
    while (!instants.isEmpty() && instants.getFirst().time().isBefore(oldest)) {
      instants.removeFirst();
    }
    if (instants.size() * 4 < settings.maxBoxTimes()) {
      everyNanos = settings.boxEvery().toNanos();
    }
  }

  /** Whether instants stand further apart than at first. */
  boolean thinned() {
    return everyNanos != settings.boxEvery().toNanos();
  }

  /** What was kept from start to end, both included. */
  List<TrackBox> during(TimeSpan span) {
    return instants.stream()
        .filter(
            instant ->
                !instant.time().isBefore(span.start()) && !instant.time().isAfter(span.end()))
        .flatMap(instant -> instant.boxes().stream())
        .toList();
  }

  int size() {
    return instants.size();
  }
}
