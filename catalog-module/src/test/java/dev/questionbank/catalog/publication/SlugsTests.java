package dev.questionbank.catalog.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugsTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What's the output? | what-s-the-output",
                "C++ or C#, F# and .NET | cpp-or-csharp-fsharp-and-dotnet",
                "Was ist Überladung? | was-ist-uberladung",
                "什么是闭包 | shen-me-shi-bi-bao",
                "Что такое замыкание? | chto-takoe-zamykanie",
                "??? | question"
            })
    void nameTitlesOfAnyScript(String title, String slug) {
        assertThat(Slugs.base(title)).isEqualTo(slug);
    }

    @Test
    void areAlwaysUsable() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder title = new StringBuilder();
            random.ints(random.nextInt(1, 60), 0x20, 0x2fa1f)
                    .filter(Character::isDefined)
                    .forEach(title::appendCodePoint);

            assertThat(Slugs.base(title.toString()))
                    .matches("[a-z0-9]+(-[a-z0-9]+)*")
                    .hasSizeLessThanOrEqualTo(Slugs.MAX_BASE);
        }
    }
}
