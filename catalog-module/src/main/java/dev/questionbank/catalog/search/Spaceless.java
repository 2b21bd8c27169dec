package dev.questionbank.catalog.search;

import java.lang.Character.UnicodeScript;
import org.jspecify.annotations.Nullable;

/** Scripts that put no spaces between words; and Korean, which puts them but hangs so much on its words that pairs find more. */
enum Spaceless {
    CHINESE_OR_JAPANESE,
    KOREAN,
    THAI,
    LAO,
    BURMESE,
    KHMER;

    static @Nullable Spaceless of(int letter) {
        if (letter < 0x0E00 || !Character.isLetter(letter)) {
            return null;
        }
        return switch (UnicodeScript.of(letter)) {
            case HAN, HIRAGANA, KATAKANA, BOPOMOFO -> CHINESE_OR_JAPANESE;
            case HANGUL -> KOREAN;
            case THAI -> THAI;
            case LAO -> LAO;
            case MYANMAR -> BURMESE;
            case KHMER -> KHMER;
            // The long-vowel mark belongs to both syllabaries and so to no script.
            case COMMON -> letter == 'ー' ? CHINESE_OR_JAPANESE : null;
            default -> null;
        };
    }
}
