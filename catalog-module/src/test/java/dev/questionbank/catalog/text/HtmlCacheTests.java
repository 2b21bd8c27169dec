package dev.questionbank.catalog.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlCacheTests {

    private final List<String> rendered = new ArrayList<>();

    @Test
    void rendersEqualTextsOnce() {
        HtmlCache cache = new HtmlCache(this::render, 1_000);

        String first = cache.get(new String("text"));
        String second = cache.get(new String("text"));

        assertThat(second).isSameAs(first);
        assertThat(rendered).containsExactly("text");
    }

    @Test
    void holdsNoMoreCharactersThanItMay() {
        HtmlCache cache = new HtmlCache(this::render, 1_000);
        for (int i = 0; i < 500; i++) {
            cache.get("%040d".formatted(i));
        }

        assertThat(cache.characters()).isBetween(500L, 1_000L);
    }

    @Test
    void rendersWhatIsTooLongToBeHeld() {
        HtmlCache cache = new HtmlCache(this::render, 1_000);

        assertThat(cache.get("a".repeat(2_000))).hasSize(2_001);
        assertThat(cache.characters()).isZero();
    }

    private String render(String markdown) {
        rendered.add(markdown);
        return markdown + "!";
    }
}
