package dev.questionbank.db.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class InputCheckTests {

    @Test
    void tellsEverythingAtOnce() {
        InputCheck check = new InputCheck()
                .text("name", " ", 10)
                .text("title", "x".repeat(11), 10)
                .that(false, "n", "no");

        assertThatThrownBy(check::refuseIfWrong)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.errors().stream()
                                        .map(error -> error.field().getLast()))
                                .containsExactly("name", "title", "n"));
    }

    @Test
    void letsThroughWhatIsRight() {
        assertThatCode(new InputCheck().text("name", "x", 10).optionalText("note", null, 10)::refuseIfWrong)
                .doesNotThrowAnyException();
    }

    @Test
    void knowsWhatCanBeStored() {
        assertThat(InputCheck.isStorable("tabs\tlines\r\nand 🦄")).isTrue();
        assertThat(InputCheck.isStorable("nul\u0000")).isFalse();
        assertThat(InputCheck.isStorable("half a unicorn \ud83e")).isFalse();
    }
}
