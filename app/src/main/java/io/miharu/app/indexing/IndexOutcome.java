package io.miharu.app.indexing;

import io.miharu.core.MediaException;
import java.util.Optional;

/**
 * What became of one source.
 *
 * @param name of the video in the index
 * @param skipped whether it had been indexed before, with the same settings
 * @param resumedSeconds where an earlier run was stopped; 0 for none
 * @param mediaSeconds how much video is stored
 * @param fault what was lost, when something was
 */
public record IndexOutcome(
    String name,
    boolean skipped,
    double resumedSeconds,
    double mediaSeconds,
    Optional<MediaException> fault) {}
