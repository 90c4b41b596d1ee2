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
        .doNotHaveSimpleName("Wiring")
        .should()
        .callMethod(EventLog.class, "read", long.class, java.util.function.Consumer.class)
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(PostgresEventLog.class)
        .check(server);
  }
}
