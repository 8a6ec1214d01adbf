package io.miharu.core.wrong;

import io.miharu.eval.MatchCounts;

/** Breaks core on purpose: it has a thread and sees another module. */
public record WaitsInCore(Thread thread, MatchCounts counts) {}
