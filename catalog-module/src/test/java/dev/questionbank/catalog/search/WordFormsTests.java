package dev.questionbank.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.catalog.Tag;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordFormsTests {

    private final WordForms forms = new WordForms();

    @ParameterizedTest
    @CsvSource({
        "en,closures,closure",
        "de,Funktionen,Funktion",
        "fr,fonctions,fonction",
        "es,funciones,función",
        "it,funzioni,funzione",
        "tr,kitaplar,kitap",
        "ru,функции,функция",
        "el,συναρτήσεις,συνάρτησης",
        "hi,लड़कों,लड़का",
        "sr,програми,програма",
        "hr,programi,programa"
    })
    void relativesShareAForm(String language, String one, String other) {
        Optional<Language> its = Language.of(List.of(new Tag("lang-" + language, "lang:" + language)));

        assertThat(its).isPresent();
        assertThat(forms.inAnyLanguage(other)).contains(form(one, its));
    }

    @Test
    void wordsOfAnotherScriptHaveTheFormsOfThatScript() {
        assertThat(forms.inText("closures", Optional.of(Language.RUSSIAN)))
                .isEqualTo(forms.inText("closures", Optional.of(Language.ENGLISH)))
                .isPresent();
        assertThat(forms.inText("функции", Optional.of(Language.ENGLISH))).isPresent();
    }

    @Test
    void textsWithoutALanguageTagAreEnglish() {
        assertThat(Language.of(List.of(new Tag("css", "css")))).contains(Language.ENGLISH);
        assertThat(Language.of(List.of(new Tag("lang-zh-cn", "lang:zh-CN")))).isEmpty();
        assertThat(Language.of(List.of(new Tag("lang-pt-br", "lang:pt-BR")))).contains(Language.PORTUGUESE);
    }

    /** The word itself, where it is its own stem, is what the index has. */
    private String form(String word, Optional<Language> language) {
        String code = language.map(its -> its.code).orElse("");
        return forms.inText(word, language).orElse("\u0001" + code + ":" + word);
    }
}
