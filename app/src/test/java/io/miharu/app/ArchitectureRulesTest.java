package io.miharu.app;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.miharu.core.wrong.WaitsInCore;
import io.miharu.eval.MatchCounts;
import io.miharu.events.wrong.JudgesItself;
import io.miharu.events.wrong.first.NeedsSecond;
import io.miharu.events.wrong.second.NeedsFirst;
import io.miharu.events.wrong.util.FilterUtils;
import io.miharu.temporal.wrong.KnowsEveryLibrary;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A rule that cannot fail protects nothing, so each is shown a class that breaks it. */
class ArchitectureRulesTest {

  private static void assertCaught(ArchRule rule, Class<?>... wrong) {
    JavaClasses classes = new ClassFileImporter().importClasses(wrong);
    assertTrue(rule.evaluate(classes).hasViolation(), rule.getDescription());
  }

  @Test
  void arrows_anEventThatSeesItsJudge_isCaught() {
    assertCaught(ArchitectureTest.eventsImportsItsRow, JudgesItself.class);
  }

  @Test
  void arrows_aClassThatKeepsToItsRow_passes() {
    JavaClasses classes = new ClassFileImporter().importClasses(MatchCounts.class);
    assertFalse(ArchitectureTest.evalImportsItsRow.evaluate(classes).hasViolation());
  }

  @Test
  void libraries_awayFromTheirHome_areCaught() {
    Map<String, ArchRule> rules =
        new TreeMap<>(
            Map.of(
                "nd4j", ArchitectureTest.nd4jStaysWithTheNetworks,
                "jena", ArchitectureTest.jenaStaysInKnowledge,
                "onnx", ArchitectureTest.onnxRuntimeStaysWithItsAdapter,
                "opencv", ArchitectureTest.openCvStaysWithItsAdapters,
                "ffmpeg", ArchitectureTest.ffmpegStaysWithItsAdapter,
                "javacpp", ArchitectureTest.nativePointersStayWithTheAdapters,
                "picocli", ArchitectureTest.picocliStaysInApp,
                "pools", ArchitectureTest.librariesStartNoPool));
    rules.forEach((library, rule) -> assertCaught(rule, KnowsEveryLibrary.class));
  }

  @Test
  void core_withAThreadOrAnotherModule_isCaught() {
    assertCaught(ArchitectureTest.coreTouchesNoFileAndNoThread, WaitsInCore.class);
    assertCaught(ArchitectureTest.coreNeedsOnlyTheJdk, WaitsInCore.class);
    assertCaught(ArchitectureTest.coreImportsNoModule, WaitsInCore.class);
  }

  @Test
  void packages_thatNeedEachOther_areCaught() {
    assertCaught(ArchitectureTest.packagesMakeNoCircle, NeedsFirst.class, NeedsSecond.class);
  }

  @Test
  void names_thatSayNothing_areCaught() {
    assertCaught(ArchitectureTest.packagesAreNamedByMeaning, FilterUtils.class);
    assertCaught(ArchitectureTest.classesAreNamedByMeaning, FilterUtils.class);
    assertCaught(ArchitectureTest.classesAreNamedByMeaning, FilterUtils.IFilter.class);
  }
}
