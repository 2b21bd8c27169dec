package dev.questionbank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

@Execution(ExecutionMode.CONCURRENT)
class ModularityTests {

    private final ApplicationModules modules = ApplicationModules.of(QuestionBankApplication.class);

    @Test
    void keepsTheBordersOfItsModules() {
        modules.verify();
    }

    @Test
    void hasTheModulesOfTheHouse() {
        assertThat(modules.stream().map(ApplicationModule::getIdentifier).map(Object::toString))
                .containsExactlyInAnyOrder("db", "catalog", "access", "practice", "app");
    }

    @Test
    void drawsItsDiagrams() {
        new Documenter(modules).writeDocumentation();
    }
}
