package io.miharu.events.wrong;

import io.miharu.eval.MatchCounts;

/** Breaks an arrow on purpose: events may not see eval. */
public record JudgesItself(MatchCounts counts) {}
