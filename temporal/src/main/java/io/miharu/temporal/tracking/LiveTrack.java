package io.miharu.temporal.tracking;

import io.miharu.core.Appearance;
import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import io.miharu.core.MediaTime;
import io.miharu.core.PictureMotion;
import io.miharu.core.TrackState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the tracker knows of one thing while it is alive. */
final class LiveTrack {

  private final Ballot ballot = new Ballot();
  private final MediaTime since;
  private final Box bornBox;
  private BoxFilter filter;
  private int id;
  private Box lastBox;
  private Box lastDetected;
  private float confidence;
  private boolean whole;
  private MediaTime lastSeen;
  private MediaTime lastAlone;
  private MediaTime now;
  private boolean followed = true;
  private @Nullable Appearance looks;
  private MediaTime lookedAt;

  LiveTrack(MediaTime time, Detection first) {
    filter = new BoxFilter(first.box());
    since = time;
    now = time;
    lastSeen = time;
    lastAlone = time;
    lookedAt = time;
    bornBox = first.box();
    lastBox = first.box();
    lastDetected = first.box();
    confidence = first.confidence();
    whole = first.whole();
    ballot.vote(first.label());
  }

  /** From now on the track has a number and is shown. */
  void confirm(int newId) {
    id = newId;
  }

  boolean confirmed() {
    return id > 0;
  }

  int id() {
    return id;
  }

  MediaTime since() {
    return since;
  }

  ConceptId label() {
    return ballot.winner();
  }

  /** Where it is, or should be, at the time last advanced to. */
  Box box() {
    return filter.box();
  }

  /** Where it was last detected on its own, as the detector said. */
  Box lastDetected() {
    return lastDetected;
  }

  /** False once a frame went by without a detection of it. */
  boolean followed() {
    return followed;
  }

  double unseenSeconds() {
    return now.secondsSince(lastSeen);
  }

  double lifeSeconds() {
    return lastSeen.secondsSince(since);
  }

  /** How long it has been hidden in a region with others; 0 when it was seen on its own. */
  double mergedSeconds() {
    return now.secondsSince(lastAlone);
  }

  void advance(MediaTime time) {
    if (!followed) {
      filter.holdSize();
    }
    filter.advance(time.secondsSince(now) * BoxFilter.BASE_RATE);
    now = time;
  }

  /** Moves with the picture, whose camera moved. */
  void carry(PictureMotion motion) {
    filter.carry(motion);
    lastDetected = motion.moved(lastDetected);
  }

  void see(Detection detection) {
    filter.correct(detection.box());
    ballot.vote(detection.label());
    confidence = detection.confidence();
    whole = detection.whole();
    lastSeen = now;
    lastAlone = now;
    lastBox = filter.box();
    lastDetected = detection.box();
    followed = true;
  }

  /** It was known again after a time in which its motion says nothing any more. */
  void seeAgain(Detection detection) {
    filter = new BoxFilter(detection.box());
    see(detection);
  }

  /** What it looks like; empty until it was looked at. */
  Optional<Appearance> looks() {
    return Optional.ofNullable(looks);
  }

  /** Whether it was seen alone in this frame, and not looked at for {@code seconds}. */
  boolean isLookDue(double seconds) {
    return lastAlone.equals(now) && (looks == null || now.secondsSince(lookedAt) >= seconds);
  }

  /** Takes in what it looks like now. */
  void look(Appearance seen, double kept) {
    looks = looks == null ? seen : looks.blended(seen, kept);
    lookedAt = now;
  }

  /** It is somewhere in a region that it shares with others; its own place is only predicted. */
  void seeMerged() {
    filter.holdSize();
    lastSeen = now;
    lastBox = filter.box();
    followed = true;
  }

  void lose() {
    followed = false;
  }

  TrackState state(MediaTime time) {
    boolean observed = time.equals(lastAlone);
    return new TrackState(
        id,
        label(),
        ballot.share(),
        filter.boxAfter(time.secondsSince(now) * BoxFilter.BASE_RATE),
        confidence,
        observed,
        whole,
        since);
  }

  EndedTrack ended() {
    return new EndedTrack(id, label(), ballot.share(), since, lastSeen, bornBox, lastBox);
  }
}
