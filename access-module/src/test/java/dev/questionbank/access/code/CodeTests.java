package dev.questionbank.access.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeTests {

    @ParameterizedTest
    @ValueSource(strings = {"abc0-1119", "ABCO-IL19", "abco il1 9", " a–bc—o\u00a0i‑l19\n"})
    void isTheSameHoweverItIsTyped(String typed) {
        assertThat(Code.typed(typed).digest()).isEqualTo(Code.typed("ABC01119").digest());
    }

    @Test
    void isFoundAgainByWhatItShows() {
        Code code = Code.create(new SecureRandom());

        assertThat(Code.typed(code.text()).digest()).isEqualTo(code.digest());
        assertThat(code.text()).matches("([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{2}");
    }

    @Test
    void showsItselfInNoLog() {
        Code code = Code.create(new SecureRandom());

        assertThat(code.toString()).doesNotContain(code.text(), code.text().replace("-", ""));
    }
}
