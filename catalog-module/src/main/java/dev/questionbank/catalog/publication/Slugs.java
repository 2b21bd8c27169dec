package dev.questionbank.catalog.publication;

import com.anyascii.AnyAscii;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes names for addresses out of titles in any script. */
public final class Slugs {

    /** What a base slug has at most; a suffix may follow. */
    static final int MAX_BASE = 80;

    private static final int MAX_LATIN_TITLE = 64;

    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");

    private static final Pattern HYPHENS_AROUND = Pattern.compile("^-+|-+$");

    /** Names that would lose what tells them apart. */
    private static final Map<String, String> TECHNICAL =
            Map.of("c++", "cpp", "c#", "csharp", "f#", "fsharp", ".net", "dotnet");

    private static final Pattern TECHNICAL_WORD = Pattern.compile("(?<![a-z0-9])(?:c\\+\\+|c#|f#|\\.net)(?![a-z0-9])");

    private Slugs() {}

    /** Letters a-z, digits and single hyphens, at most {@value #MAX_BASE} characters, never empty. */
    public static String base(String title) {
        StringBuilder ascii = new StringBuilder(title.length());
        title.codePoints().forEach(c -> {
            String letters = AnyAscii.transliterate(c);
            ascii.append(Character.isIdeographic(c) ? "-" + letters + "-" : letters); // a word each
        });
        String latin = ascii.toString().toLowerCase(Locale.ROOT);
        String named =
                TECHNICAL_WORD.matcher(latin).replaceAll(match -> TECHNICAL.getOrDefault(match.group(), match.group()));
        String slug = trim(OTHER.matcher(named).replaceAll("-"));
        if (slug.length() > MAX_BASE) {
            int end = slug.lastIndexOf('-', MAX_BASE);
            slug = slug.substring(0, end > MAX_BASE / 2 ? end : MAX_BASE);
        }
        return slug.isEmpty() ? "question" : trim(slug);
    }

    /**
     * Slugs for a question, the nicest first. Where the base is taken, a piece of what is its own tells equal titles apart:
     * it is the same whatever order a bank is loaded in, and costs no counting.
     *
     * @param own at least 16 bytes that no other question has: the hash of its row, or an id turned so that what is random
     *     in it comes first
     */
    public static List<String> candidates(String base, byte[] own) {
        String hex = HexFormat.of().formatHex(own);
        return List.of(base, base + "-" + hex.substring(0, 8), base + "-" + hex);
    }

    /** What lists in order of titles sort by: so much of the base as the column holds. */
    public static String latinTitle(String base) {
        return base.substring(0, Math.min(base.length(), MAX_LATIN_TITLE));
    }

    private static String trim(String slug) {
        return HYPHENS_AROUND.matcher(slug).replaceAll("");
    }
}
