package io.miharu.events.zeroshot;

/**
 * What one part of the evidence adds to a score.
 *
 * @param name the concept, or {@code a then b}
 * @param weight its signed weight
 * @param pooled its pooled logit L_c
 * @param amount {@code r_c L_c / sum of |r|}: all amounts of a score add up to z0
 * @param step the grid step in which the logit is highest, -1 where a sequence has no single one
 */
public record Contribution(String name, double weight, double pooled, double amount, int step) {}
