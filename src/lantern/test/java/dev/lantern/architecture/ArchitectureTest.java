package dev.lantern.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.lantern.classify.Estimate;
import dev.lantern.platform.IoTrouble;
import dev.lantern.ui.words.Tip;
import javafx.application.Platform;
import javafx.scene.control.Tooltip;
import org.controlsfx.control.SegmentedButton;
import org.controlsfx.control.StatusBar;

/// Packages are layers, and each library has one home (README, chapter Architecture).
@AnalyzeClasses(packages = "dev.lantern", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule everyClassLiesInAListedPackage =
      classes()
          .should()
          .resideInAnyPackage(
              "dev.lantern",
              "dev.lantern.ui..",
              "dev.lantern.cli",
              "dev.lantern.report",
              "dev.lantern.pipeline",
              "dev.lantern.labels",
              "dev.lantern.inputs",
              "dev.lantern.evaluation",
              "dev.lantern.ledger",
              "dev.lantern.dicom",
              "dev.lantern.dicom.codec",
              "dev.lantern.dicom.isolate",
              "dev.lantern.preprocess",
              "dev.lantern.inference",
              "dev.lantern.explain",
              "dev.lantern.modelbundle",
              "dev.lantern.classify",
              "dev.lantern.imaging",
              "dev.lantern.platform");

  @ArchTest
  static final ArchRule packagesLookDownOnly =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("dev.lantern..")
          .withOptionalLayers(true)
          .layer("Main")
          .definedBy("dev.lantern")
          .layer("Ui")
          .definedBy("dev.lantern.ui..")
          .layer("Cli")
          .definedBy("dev.lantern.cli")
          .layer("Report")
          .definedBy("dev.lantern.report")
          .layer("Pipeline")
          .definedBy("dev.lantern.pipeline")
          .layer("Inputs")
          .definedBy("dev.lantern.inputs")
          .layer("Labels")
          .definedBy("dev.lantern.labels")
          .layer("Evaluation")
          .definedBy("dev.lantern.evaluation")
          .layer("Dicom")
          .definedBy("dev.lantern.dicom..")
          .layer("Preprocess")
          .definedBy("dev.lantern.preprocess")
          .layer("Inference")
          .definedBy("dev.lantern.inference")
          .layer("Explain")
          .definedBy("dev.lantern.explain")
          .layer("ModelBundle")
          .definedBy("dev.lantern.modelbundle")
          .layer("Classify")
          .definedBy("dev.lantern.classify")
          .layer("Imaging")
          .definedBy("dev.lantern.imaging")
          .layer("Ledger")
          .definedBy("dev.lantern.ledger")
          .whereLayer("Main")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("Ui")
          .mayOnlyBeAccessedByLayers("Main")
          .whereLayer("Cli")
          .mayOnlyBeAccessedByLayers("Main")
          .whereLayer("Report")
          .mayOnlyBeAccessedByLayers("Main", "Ui", "Cli")
          .whereLayer("Pipeline")
          .mayOnlyBeAccessedByLayers("Main", "Ui", "Cli", "Report")
          .whereLayer("Inputs")
          .mayOnlyBeAccessedByLayers("Cli", "Ui", "Pipeline", "Dicom")
          .whereLayer("Labels")
          .mayOnlyBeAccessedByLayers("Cli", "Report", "Pipeline")
          .whereLayer("Evaluation")
          .mayOnlyBeAccessedByLayers("Cli", "Report", "Pipeline")
          .whereLayer("Ledger")
          .mayOnlyBeAccessedByLayers("Pipeline")
          .whereLayer("Dicom")
          .mayOnlyBeAccessedByLayers("Pipeline", "Report")
          .whereLayer("Preprocess")
          .mayOnlyBeAccessedByLayers("Pipeline")
          .whereLayer("Inference")
          .mayOnlyBeAccessedByLayers("Pipeline");

  @ArchTest
  static final ArchRule explanationsSeeTheClassifierPortOnly =
      noClasses()
          .that()
          .resideInAPackage("dev.lantern.explain")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.lantern..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "dev.lantern.explain",
                              "dev.lantern.classify",
                              "dev.lantern.imaging"))));

  @ArchTest
  static final ArchRule noCycles = slices().matching("dev.lantern.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule javafxLivesInUi = home("dev.lantern.ui..", "javafx..", "atlantafx..");

  @ArchTest
  static final ArchRule pdfboxLivesInReport = home("dev.lantern.report", "org.apache.pdfbox..");

  @ArchTest static final ArchRule picocliLivesInCli = home("dev.lantern.cli", "picocli..");

  @ArchTest
  static final ArchRule dcm4cheLivesInDicom = home("dev.lantern.dicom..", "org.dcm4che3..");

  @ArchTest
  static final ArchRule opencvLivesInPreprocess =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.lantern.preprocess", "dev.lantern.platform")
          .should()
          .dependOnClassesThat(resideInAnyPackage("org.opencv..", "nu.pattern.."))
          .because("natives are loaded in platform, used in preprocess alone");

  @ArchTest
  static final ArchRule djlLivesInInference =
      home("dev.lantern.inference", "ai.djl..", "ai.onnxruntime..");

  @ArchTest
  static final ArchRule contentHashesComeFromDicom =
      home("dev.lantern.dicom", "com.dynatrace.hash4j..");

  @ArchTest static final ArchRule jdbcLivesInLedger = home("dev.lantern.ledger", "java.sql..");

  @ArchTest
  static final ArchRule standardOutputBelongsToCli =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.lantern.cli", "dev.lantern")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule screensSeeTheUseCasesAndTheirWordsOnly =
      noClasses()
          .that()
          .resideInAPackage("dev.lantern.ui..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "dev.lantern.dicom..",
                  "dev.lantern.modelbundle",
                  "dev.lantern.preprocess",
                  "dev.lantern.inference",
                  "dev.lantern.cli"));

  @ArchTest
  static final ArchRule viewModelsKnowNoScene =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("ViewModel")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.animation.."));

  @ArchTest
  static final ArchRule oneDoorBackToTheJavaFxThread =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.lantern.ui.concurrent")
          .should()
          .callMethod(Platform.class, "runLater", Runnable.class);

  @ArchTest
  static final ArchRule aTipIsNoWiderThanAColumnOfText =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(Tip.class.getName())
          .should()
          .callConstructor(Tooltip.class)
          .orShould()
          .callConstructor(Tooltip.class, String.class);

  @ArchTest
  static final ArchRule controlsfxAndIconsLiveInUi =
      home("dev.lantern.ui..", "org.controlsfx..", "org.kordamp..");

  @ArchTest
  static final ArchRule whatTheProgramHasOfControlsfxNeedsNeitherItsPicturesNorItsFont =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.controlsfx..")
                  .and(not(belongToAnyOf(SegmentedButton.class, StatusBar.class))))
          .because("packages are made without them (installer/build.xml): their licences differ");

  @ArchTest
  static final ArchRule imagingNeedsTheJdkOnly =
      classes()
          .that()
          .resideInAPackage("dev.lantern.imaging")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage("java..", "dev.lantern.imaging", "org.jspecify.."));

  @ArchTest
  static final ArchRule inputsKnowFilesAndNotWhatIsInThem =
      classes()
          .that()
          .resideInAPackage("dev.lantern.inputs")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                      "java..", "dev.lantern.inputs", "dev.lantern.imaging", "org.jspecify..")
                  .or(belongToAnyOf(IoTrouble.class)));

  @ArchTest
  static final ArchRule statisticsKnowNeitherImagesNorNetworks =
      classes()
          .that()
          .resideInAPackage("dev.lantern.evaluation")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage("java..", "dev.lantern.evaluation", "org.jspecify..")
                  .or(assignableTo(Estimate.class)));

  @ArchTest static final ArchRule fastCsvLivesInLabels = home("dev.lantern.labels", "de.siegmar..");

  private static ArchRule home(String home, String... library) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(home)
        .should()
        .dependOnClassesThat(resideInAnyPackage(library))
        .because(home + " is the only home of " + String.join(", ", library));
  }
}
