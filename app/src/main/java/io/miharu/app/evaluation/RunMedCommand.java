package io.miharu.app.evaluation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miharu.app.ExitCode;
import io.miharu.app.console.JsonTarget;
import io.miharu.app.console.UsageException;
import io.miharu.core.ConceptId;
import io.miharu.events.zeroshot.ConceptWeight;
import io.miharu.knowledge.Ontology;
import io.miharu.knowledge.relatedness.ConceptRelatedness;
import io.miharu.knowledge.relatedness.TaxonomyMeasure;
import io.miharu.knowledge.relatedness.Term;
import io.miharu.knowledge.words.SentenceEncoder;
import io.miharu.nets.onnx.TextNetwork;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code miharu run med}: multimedia event detection from concept scores, with few or no examples.
 */
@Command(
    name = "med",
    description = {
      "Ranks videos for events by concept scores, with no or a few examples.",
      "The events are all labels in the truth file. Positives and negatives are drawn per event; drawn"
          + " videos leave the ranking."
    },
    mixinStandardHelpOptions = true)
final class RunMedCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private CommandSpec spec;

  @Option(
      names = "--scores",
      required = true,
      paramLabel = "FILE",
      description = "Concept scores, NumPy matrix of videos by concepts.")
  private Path scores = Path.of("");

  @Option(
      names = "--labels",
      required = true,
      paramLabel = "FILE",
      description = "The concepts' names, one per line and column.")
  private Path labels = Path.of("");

  @Option(
      names = "--truth",
      required = true,
      paramLabel = "FILE",
      description = "Which videos hold which events, JSON of ActivityNet and THUMOS.")
  private Path truth = Path.of("");

  @Option(
      names = "--videos",
      paramLabel = "FILE",
      description =
          "The rows' names, one per line; without, a video's name ends in its row, from 1.")
  private @Nullable Path videos;

  @Option(
      names = "--protocol",
      paramLabel = "P",
      defaultValue = "000Ex",
      description = "000Ex, 010Ex, 100Ex or k=N examples; ${DEFAULT-VALUE} by default.")
  private String protocol = "000Ex";

  @Option(
      names = "--hide-own-concept",
      description = "Take the concept away that bears the event's name.")
  private boolean hideOwnConcept;

  @Option(names = "--feedback", description = "Sharpen the relations with the unlabelled videos.")
  private boolean feedback;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "8",
      description = "How often examples are drawn; ${DEFAULT-VALUE} by default.")
  private int seeds;

  @Option(
      names = "--negatives",
      paramLabel = "N",
      defaultValue = "30",
      description = "Negatives drawn per event; ${DEFAULT-VALUE} by default.")
  private int negatives;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      arity = "0..1",
      fallbackValue = JsonTarget.STANDARD_OUTPUT,
      description = "Print the report as JSON, to standard output or FILE.")
  private @Nullable String json;

  @Override
  public Integer call() throws Exception {
    if (seeds < 1 || negatives < 1) {
      throw new UsageException(
          "--seeds and --negatives start at 1, got %d and %d".formatted(seeds, negatives));
    }
    MedSettings settings =
        new MedSettings(
            MedProtocol.parse(protocol).examples(), negatives, seeds, hideOwnConcept, feedback);
    List<EventResult> results = results(settings);
    if (json != null) {
      try (JsonTarget target = JsonTarget.open(json)) {
        target.line(JSON.writeValueAsString(report(results)));
      }
    }
    if (!JsonTarget.STANDARD_OUTPUT.equals(json)) {
      print(results, spec.commandLine().getOut());
    }
    return ExitCode.DONE.code();
  }

  private List<EventResult> results(MedSettings settings) throws Exception {
    EventTruthFile events = EventTruthFile.read(truth);
    ForeignScores foreign =
        ForeignScores.read(scores, labels, videos == null ? List.of() : List.of(videos));
    int[] judged = new int[events.videos().size()];
    for (int v = 0; v < judged.length; v++) {
      judged[v] = foreign.row(events.videos().get(v));
    }
    Ontology ontology = Ontology.builtIn();
    try (TextNetwork network =
        TextNetwork.open(SentenceEncoder.bundledNetwork(), "the sentence encoder")) {
      SentenceEncoder words = SentenceEncoder.bundled(network::hidden);
      List<Term> concepts = new ArrayList<>();
      for (int c = 0; c < foreign.ids().size(); c++) {
        concepts.add(MedRun.term(foreign.labels().get(c), foreign.ids().get(c), ontology));
      }
      ConceptRelatedness relatedness = new ConceptRelatedness(words, taxonomy(ontology), concepts);
      return new MedRun(settings, foreign, events, judged, ontology, relatedness).results();
    }
  }

  private static TaxonomyMeasure taxonomy(Ontology ontology) {
    Map<ConceptId, List<ConceptId>> parents = new TreeMap<>();
    ontology.concepts().forEach(concept -> parents.put(concept.id(), concept.parents()));
    return new TaxonomyMeasure(parents);
  }

  private static ObjectNode report(List<EventResult> results) {
    ObjectNode report = JSON.createObjectNode();
    put(report, "map", mean(results, EventResult::hybrid));
    put(report, "zeroShotMap", mean(results, EventResult::zeroShot));
    put(report, "fewShotMap", mean(results, EventResult::fewShot));
    ObjectNode events = report.putObject("events");
    for (EventResult one : results) {
      ObjectNode event = events.putObject(one.event());
      put(event, "ap", one.hybrid());
      put(event, "zeroShotAp", one.zeroShot());
      put(event, "fewShotAp", one.fewShot());
      event.put("positives", one.positives());
      ArrayNode concepts = event.putArray("concepts");
      for (ConceptWeight weight : one.concepts()) {
        concepts
            .addObject()
            .put("concept", weight.concept().value())
            .put("weight", weight.weight())
            .put("because", weight.why().sources());
      }
      one.falseAlarms().forEach(event.putArray("falseAlarms")::add);
      one.misses().forEach(event.putArray("misses")::add);
    }
    return report;
  }

  private void print(List<EventResult> results, PrintWriter out) {
    out.printf("%-28s %9s %9s %9s%n", "average precision", "hybrid", "zero-shot", "few-shot");
    for (EventResult one : results) {
      line(out, one.event(), one.hybrid(), one.zeroShot(), one.fewShot());
    }
    line(
        out,
        "mean of " + results.size() + " events",
        mean(results, EventResult::hybrid),
        mean(results, EventResult::zeroShot),
        mean(results, EventResult::fewShot));
    out.flush();
  }

  private static void line(PrintWriter out, String name, double... values) {
    out.printf("%-28s", name);
    for (double value : values) {
      out.print(Double.isNaN(value) ? "         -" : String.format(Locale.ROOT, "%10.3f", value));
    }
    out.println();
  }

  private static double mean(List<EventResult> results, ToDoubleFunction<EventResult> part) {
    return results.stream().mapToDouble(part).average().orElse(Double.NaN);
  }

  private static void put(ObjectNode node, String name, double value) {
    if (Double.isNaN(value)) {
      node.putNull(name);
    } else {
      node.put(name, value);
    }
  }
}
