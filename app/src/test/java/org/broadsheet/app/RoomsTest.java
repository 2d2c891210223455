package org.broadsheet.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 2 of the design as a test: the rooms, what each may use, what each must never know. */
class RoomsTest {
  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.broadsheet");

  private static final Map<String, List<String>> MAY_USE =
      Map.of(
          "content", List.of(),
          "ledger", List.of("content"),
          "wire", List.of("content"),
          "archive", List.of("content", "ledger"),
          "pulse", List.of("content"),
          "press", List.of("content", "archive", "wire"),
          "edge", List.of("content", "press", "archive", "ledger", "pulse"),
          "desk", List.of("content", "ledger", "wire", "archive", "press", "pulse"));

  private static final String[] HTTP_SERVERS = {
    "io.vertx..",
    "io.netty..",
    "jakarta.servlet..",
    "org.springframework..",
    "org.apache.catalina.."
  };

  @ParameterizedTest
  @ValueSource(strings = {"content", "ledger", "wire", "archive", "pulse", "press", "edge", "desk"})
  void aRoomUsesOnlyTheRoomsOfItsRow(String room) {
    var allowed = new ArrayList<String>();
    allowed.add("org.broadsheet." + room + "..");
    for (String other : MAY_USE.getOrDefault(room, List.of())) {
      allowed.add("org.broadsheet." + other);
    }
    noClasses()
        .that()
        .resideInAPackage("org.broadsheet." + room + "..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.broadsheet..")
                .and(not(resideInAnyPackage(allowed.toArray(String[]::new)))))
        .check(CODE);
  }

  @Test
  void onlyTheDoorsKnowHttpServers() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.broadsheet.content..",
            "org.broadsheet.ledger..",
            "org.broadsheet.wire..",
            "org.broadsheet.archive..",
            "org.broadsheet.pulse..",
            "org.broadsheet.press..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(HTTP_SERVERS)
        .check(CODE);
  }

  @Test
  void onlyTheDeskKnowsSpring() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.broadsheet.desk..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.springframework..")
        .check(CODE);
  }

  @Test
  void onlyTheArchiveKnowsLucene() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.broadsheet.archive..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.lucene..")
        .check(CODE);
  }

  @Test
  void everyRoomIsOneFlatPackage() {
    classes()
        .that()
        .resideInAPackage("org.broadsheet..")
        .should()
        .resideInAnyPackage(
            "org.broadsheet.*", "org.broadsheet.press.template..", "org.broadsheet.desk.template..")
        .check(CODE);
  }

  @Test
  void nobodyAsksTheClockOrTheZoneOfTheMachine() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.broadsheet.bench..")
        .should()
        .callMethod(ZoneId.class, "systemDefault")
        .orShould()
        .callMethod(Clock.class, "systemDefaultZone")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(CODE);
  }
}
