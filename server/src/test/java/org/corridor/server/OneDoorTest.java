package org.corridor.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.corridor.log.EventLog;
import org.corridor.store.PostgresEventLog;
import org.junit.jupiter.api.Test;

/// Nothing of the record leaves but through [Room], where it is decided who sees what.
class OneDoorTest {
  /// Parts of the room that can stand alone do not reach into it.
  @Test
  void thePartsDoNotReachBack() {
    JavaClasses server = new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .importPackages("org.corridor.server");
    noClasses()
        .that()
        .resideInAPackage("org.corridor.server.map")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.corridor.server", "org.corridor.server.planning", "org.corridor.store..")
        .check(server);
    noClasses()
        .that()
        .resideInAPackage("org.corridor.server.planning")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.corridor.store..", "org.corridor.formats.record..", "org.corridor.log..")
        .check(server);
  }

  @Test
  void nobodyElseReadsTheLog() {
    JavaClasses server = new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .importPackages("org.corridor.server");
    noClasses()
        .that()
        .doNotHaveSimpleName("Room")
        .and()
        .doNotHaveSimpleName("Running")
        .and()
        .doNotHaveSimpleName("Stores")
        .and()
        .doNotHaveSimpleName("Wiring")
        .should()
        .callMethod(EventLog.class, "read", long.class, java.util.function.Consumer.class)
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(PostgresEventLog.class)
        .check(server);
  }
}
