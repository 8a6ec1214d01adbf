package io.miharu.eval.actev.scoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.miharu.eval.DataFormatException;
import io.miharu.eval.actev.scoring.ActevProtocol.Objects;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The numbers of a protocol, by the names that the reference writes them under. Immutable.
 *
 * <p>Source: the {@code scoring_parameters.json} of ActEV_Scorer 0.5.8. Whole numbers stay whole,
 * because targets become part of the metrics' names: {@code p_miss@1rfa}. Some are written and
 * never read, there as here: {@code activity.auc_at_fa_targets}, {@code
 * activity.w_p_miss_at_rfa_targets} (the weighted miss rate is read at the targets of the plain
 * one), {@code activity.n_mode_at_rfa_targets} (so is n-mode), {@code fa.ns_collar_size}, of {@code
 * ActEV18_AODT} the weight of the object congruence (its own, of the tracking error, takes that
 * place) and, misspelt by the reference, {@code activityo.epsilon_temporal_congruence}.
 */
public final class ScoringParameters {

  private static final List<Number> RFA_2018 = List.of(1, 0.2, 0.15, 0.1, 0.03, 0.01);
  private static final List<Number> RFA_SRL = List.of(10, 5, 2, 1, 0.5, 0.2, 0.15, 0.1, 0.03, 0.01);
  private static final List<Number> RFA_SRL_OBJECTS =
      List.of(10, 5, 2, 1, 0.5, 0.2, 0.15, 0.1, 0.05, 0.02, 0.01);

  /** What the area under a curve is taken to, whatever the parameters say. */
  static final List<Number> AREA_TARGETS = everyTwentieth(0.04, 0.03, 0.02, 0.01);

  private final SortedMap<String, Object> values;

  private ScoringParameters(SortedMap<String, Object> values) {
    this.values = Collections.unmodifiableSortedMap(values);
  }

  private static List<Number> everyTwentieth(double... more) {
    List<Number> targets = new ArrayList<>(List.of(1));
    for (int percent = 95; percent > 0; percent -= 5) {
      targets.add(percent / 100.0);
    }
    for (double target : more) {
      targets.add(target);
    }
    return List.copyOf(targets);
  }

  /** The protocol's own numbers. */
  public static ScoringParameters of(ActevProtocol protocol) {
    TreeMap<String, Object> values = new TreeMap<>();
    values.put("scoring_protocol", protocol.parameterName());
    values.put("wpmiss.numerator", 8);
    values.put("wpmiss.denominator", 10);
    values.put("nmide.cost_fa", 1);
    values.put("nmide.cost_miss", 1);
    values.put("nmide.ns_collar_size", 0);
    values.put("activity.epsilon_presenceconf_congruence", presenceEpsilon(protocol));
    values.put("activity.temporal_overlap_delta", temporalDelta(protocol));
    if (protocol.usesTemporalIou() || protocol == ActevProtocol.ACTEV18_AD_1SECOL) {
      values.put(
          "activity.epsilon_temporal_congruence",
          protocol == ActevProtocol.ACTEV18PC_AD ? (Number) 0 : (Number) 1e-8);
    }
    List<Number> targets = targets(protocol);
    for (String metric :
        List.of("auc_at_fa", "p_miss_at_rfa", "w_p_miss_at_rfa", "n_mide_at_rfa")) {
      values.put("activity." + metric + "_targets", targets);
    }
    if (protocol.usesTfa()) {
      values.put("activity.fa_at_rfa_targets", targets);
      values.put("fa.ns_collar_size", 0);
    }
    if (protocol.scoresObjects()) {
      putObjects(protocol, targets, values);
    }
    return new ScoringParameters(values);
  }

  private static void putObjects(
      ActevProtocol protocol, List<Number> targets, Map<String, Object> values) {
    values.put("mode.cost_fa", 1);
    values.put("mode.cost_miss", 1);
    values.put("activity.epsilon_object_congruence", 1e-10);
    values.put("object.epsilon_object-overlap_congruence", 1e-8);
    values.put("object.p_miss_at_rfa_targets", List.of(0.5, 0.2, 0.1, 0.033));
    values.put("activity.object_congruence_delta", objectDelta(protocol, 0.0, 0.3, 0.15, 0.6));
    values.put("object.spatial_overlap_delta", objectDelta(protocol, 0.5, 0.2, 0.1, 0.4));
    if (protocol.objects() == Objects.MODE) {
      values.put("activity.fa_at_rfa_targets", targets);
      values.put("activity.n_mide_at_rfa_targets", RFA_SRL_OBJECTS);
      values.put("activity.n_mode_at_rfa_targets", RFA_SRL_OBJECTS);
      values.put("activity.p_miss_at_rfa_targets", RFA_SRL_OBJECTS);
      values.put("activityo.epsilon_temporal_congruence", 1e-8);
      values.put("object.epsilon_presenceconf_congruence", 0);
    } else {
      values.put("object.epsilon_presenceconf_congruence", 1e-6);
    }
    if (protocol == ActevProtocol.ACTEV18_AODT) {
      values.put("mode.cost_id", 1);
      values.put("activity.epsilon_object_tracking_congruence", 1e-6);
    }
  }

  private static Number presenceEpsilon(ActevProtocol protocol) {
    return switch (protocol) {
      case ACTEV18PC_AD, ACTEV19_AD, ACTEV19_AD_V2, ACTEV_SDL_V1, ACTEV_SDL_V2, ACTEV_SDL_V2NPR ->
          1.0;
      default -> 1e-6;
    };
  }

  private static Number temporalDelta(ActevProtocol protocol) {
    return switch (protocol) {
      case ACTEV19_AD -> 1;
      case ACTEV19_AD_V2, ACTEV_SDL_V1, ACTEV_SDL_V2, ACTEV_SDL_V2NPR -> 0.5;
      case SRL_AD_V2, SRL_AOD_V2 -> 0.1;
      case SRL_AD_V3, SRL_AOD_V3 -> 0.4;
      default -> 0.2;
    };
  }

  private static Number objectDelta(
      ActevProtocol protocol, double actev, double first, double second, double third) {
    return switch (protocol) {
      case SRL_AOD_V1 -> first;
      case SRL_AOD_V2 -> second;
      case SRL_AOD_V3 -> third;
      default -> actev;
    };
  }

  private static List<Number> targets(ActevProtocol protocol) {
    return switch (protocol) {
      case ACTEV19_AD_V2 -> everyTwentieth(0.03, 0.01);
      case ACTEV_SDL_V1 -> everyTwentieth(0.04, 0.03, 0.01);
      case ACTEV_SDL_V2, ACTEV_SDL_V2NPR -> AREA_TARGETS;
      case SRL_AD_V1, SRL_AD_V2, SRL_AD_V3, SRL_AOD_V1, SRL_AOD_V2, SRL_AOD_V3 -> RFA_SRL;
      default -> RFA_2018;
    };
  }

  /** These numbers, with those in {@code file}, a flat JSON object, in their place. */
  public ScoringParameters with(Path file) throws IOException {
    JsonNode root;
    try {
      root = JsonMapper.builder().build().readTree(file.toFile());
    } catch (JsonProcessingException e) {
      throw new DataFormatException(
          "%s: needed scoring parameters as JSON, but %s".formatted(file, e.getOriginalMessage()),
          e);
    }
    if (root == null || !root.isObject()) {
      throw new DataFormatException(file + ": needed scoring parameters as a JSON object");
    }
    TreeMap<String, Object> merged = new TreeMap<>(values);
    for (Map.Entry<String, JsonNode> member : root.properties()) {
      merged.put(member.getKey(), value(file, member.getKey(), member.getValue()));
    }
    return new ScoringParameters(merged);
  }

  private Object value(Path file, String name, JsonNode node) throws DataFormatException {
    boolean list = node.isArray();
    if (values.containsKey(name) && list != (values.get(name) instanceof List<?>)) {
      throw new DataFormatException(
          "%s: %s: needed %s, got %s"
              .formatted(file, name, list ? "one value" : "a list of numbers", node));
    }
    if (list) {
      List<Number> numbers = new ArrayList<>();
      for (JsonNode item : node) {
        if (!item.isNumber()) {
          throw new DataFormatException(
              "%s: %s: needed numbers, got %s".formatted(file, name, item));
        }
        numbers.add(number(item));
      }
      return List.copyOf(numbers);
    }
    if (values.get(name) instanceof Number && !node.isNumber()) {
      throw new DataFormatException("%s: %s: needed a number, got %s".formatted(file, name, node));
    }
    return node.isNumber() ? number(node) : node.asText();
  }

  private static Number number(JsonNode node) {
    return node.isIntegralNumber() ? (Number) node.longValue() : (Number) node.doubleValue();
  }

  /** One number, or {@code otherwise} where the protocol has none of that name. */
  double number(String name, double otherwise) {
    return values.get(name) instanceof Number number ? number.doubleValue() : otherwise;
  }

  /** The targets of a metric; empty where the protocol has none. */
  List<Number> targets(String name) {
    return values.get(name) instanceof List<?> list
        ? list.stream().map(Number.class::cast).toList()
        : List.of();
  }

  /** As the reference writes them. */
  String json() {
    return PythonText.jsonBlock(values);
  }
}
