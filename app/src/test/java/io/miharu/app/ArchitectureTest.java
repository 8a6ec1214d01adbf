package io.miharu.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.regex.Pattern;

/**
 * The map of the engine, kept honest. {@link ModuleMap} holds the arrows; {@link PomTest} compares
 * them with the poms, and {@link ArchitectureRulesTest} shows that each rule here can fail.
 */
@AnalyzeClasses(packages = "io.miharu", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest static final ArchRule coreImportsNoModule = onlyItsRow("core");
  @ArchTest static final ArchRule ingestImportsItsRow = onlyItsRow("ingest");
  @ArchTest static final ArchRule netsImportsItsRow = onlyItsRow("nets");
  @ArchTest static final ArchRule detectorsImportsItsRow = onlyItsRow("detectors");
  @ArchTest static final ArchRule temporalImportsItsRow = onlyItsRow("temporal");
  @ArchTest static final ArchRule eventsImportsItsRow = onlyItsRow("events");
  @ArchTest static final ArchRule knowledgeImportsItsRow = onlyItsRow("knowledge");
  @ArchTest static final ArchRule evalImportsItsRow = onlyItsRow("eval");
  @ArchTest static final ArchRule learningImportsItsRow = onlyItsRow("learning");

  /** No module may see what is not in its row of {@link ModuleMap}. */
  private static ArchRule onlyItsRow(String module) {
    String[] row = ModuleMap.row(module).stream().map(ModuleMap::packageOf).toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(ModuleMap.packageOf(module))
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.miharu..")
                .and(not(resideInAPackage(ModuleMap.packageOf(module))))
                .and(not(resideInAnyPackage(row))))
        .because(module + " may see only " + ModuleMap.row(module))
        .allowEmptyShould(true);
  }

  @ArchTest
  static final ArchRule coreNeedsOnlyTheJdk =
      classes()
          .that()
          .resideInAPackage("io.miharu.core..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", "io.miharu.core..");

  @ArchTest
  static final ArchRule coreTouchesNoFileAndNoThread =
      noClasses()
          .that()
          .resideInAPackage("io.miharu.core..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.nio.file..", "java.util.concurrent..")
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(java.io.File.class, Thread.class);

  @ArchTest
  static final ArchRule nd4jStaysWithTheNetworks =
      only("ND4J", "..nets.graph..", "..temporal.models..", "..learning..")
          .mayUse("org.nd4j..", "org.deeplearning4j..");

  @ArchTest
  static final ArchRule jenaStaysInKnowledge =
      only("Jena", "io.miharu.knowledge..").mayUse("org.apache.jena..");

  @ArchTest
  static final ArchRule onnxRuntimeStaysWithItsAdapter =
      only("ONNX Runtime", "io.miharu.nets.onnx..").mayUse("ai.onnxruntime..");

  @ArchTest
  static final ArchRule openCvStaysWithItsAdapters =
      only("OpenCV", "..opencv..").mayUse("org.bytedeco.opencv..", "org.opencv..");

  @ArchTest
  static final ArchRule ffmpegStaysWithItsAdapter =
      only("FFmpeg and JavaCV", "io.miharu.ingest.javacv..")
          .mayUse("org.bytedeco.ffmpeg..", "org.bytedeco.javacv..");

  @ArchTest
  static final ArchRule nativePointersStayWithTheAdapters =
      only(
              "JavaCPP",
              "io.miharu.ingest.javacv..",
              "..opencv..",
              "..nets.graph..",
              "..temporal.models..",
              "..learning..")
          .mayUse("org.bytedeco.javacpp..");

  @ArchTest
  static final ArchRule jdbcStaysWithTheScriptsOfScorers =
      only("JDBC", "io.miharu.eval.med.sqlite..").mayUse("java.sql..", "org.sqlite..");

  @ArchTest
  static final ArchRule picocliStaysInApp = only("picocli", "io.miharu.app..").mayUse("picocli..");

  /** An edge build leaves the training code out. */
  @ArchTest
  static final ArchRule learningIsForTrainingCommands =
      noClasses()
          .that()
          .resideInAPackage("io.miharu..")
          .and()
          .resideOutsideOfPackages("io.miharu.learning..", "io.miharu.app.training..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.miharu.learning..");

  /** Libraries take an Executor; pools have their owner in app. */
  @ArchTest
  static final ArchRule librariesStartNoPool =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.miharu.app..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.concurrent.Executors");

  @ArchTest
  static final ArchRule packagesMakeNoCircle =
      slices()
          .assignedFrom(new EachPackage())
          .should()
          .beFreeOfCycles()
          .because("one can then be read before the other");

  @ArchTest
  static final ArchRule packagesAreNamedByMeaning =
      noClasses()
          .should()
          .resideInAnyPackage(
              "..util..", "..utils..", "..common..", "..impl..", "..helper..", "..helpers..");

  @ArchTest
  static final ArchRule classesAreNamedByMeaning =
      noClasses()
          .should()
          .haveNameMatching(".*[.$](.*(Util|Utils|Impl|Helper|Helpers)|Abstract[A-Z].*)")
          .orShould()
          .haveNameMatching(".*[.$]I[A-Z][a-z].*");

  /** The first half of "only these packages may use that library". */
  private static LibraryHome only(String library, String... homes) {
    return libraryPackages ->
        noClasses()
            .that()
            .resideOutsideOfPackages(homes)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(libraryPackages)
            .because(library + " has one home, so it can be replaced there");
  }

  /** The second half of it. */
  @FunctionalInterface
  private interface LibraryHome {
    ArchRule mayUse(String... libraryPackages);
  }

  /**
   * Every package below a module's own is a slice. The module's own is left out: it holds the words
   * that its adapters speak and the door that opens the right one, so it may see both ways.
   */
  private static final class EachPackage implements SliceAssignment {

    private static final Pattern BELOW_A_MODULE = Pattern.compile("io\\.miharu\\.[a-z]+\\..+");

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return BELOW_A_MODULE.matcher(type.getPackageName()).matches()
          ? SliceIdentifier.of(type.getPackageName())
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "packages below the modules' own";
    }
  }
}
