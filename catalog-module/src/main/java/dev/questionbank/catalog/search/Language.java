package dev.questionbank.catalog.search;

import dev.questionbank.catalog.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.WordlistLoader;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.bg.BulgarianAnalyzer;
import org.apache.lucene.analysis.bg.BulgarianStemFilter;
import org.apache.lucene.analysis.bn.BengaliAnalyzer;
import org.apache.lucene.analysis.bn.BengaliNormalizationFilter;
import org.apache.lucene.analysis.bn.BengaliStemFilter;
import org.apache.lucene.analysis.ca.CatalanAnalyzer;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.cz.CzechStemFilter;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.el.GreekLowerCaseFilter;
import org.apache.lucene.analysis.el.GreekStemFilter;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.fa.PersianNormalizationFilter;
import org.apache.lucene.analysis.fa.PersianStemFilter;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.hi.HindiNormalizationFilter;
import org.apache.lucene.analysis.hi.HindiStemFilter;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.hu.HungarianLightStemFilter;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.id.IndonesianStemFilter;
import org.apache.lucene.analysis.in.IndicNormalizationFilter;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.lv.LatvianAnalyzer;
import org.apache.lucene.analysis.lv.LatvianStemFilter;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.sr.SerbianAnalyzer;
import org.apache.lucene.analysis.sr.SerbianNormalizationFilter;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;
import org.tartarus.snowball.ext.CatalanStemmer;
import org.tartarus.snowball.ext.DanishStemmer;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.FinnishStemmer;
import org.tartarus.snowball.ext.NorwegianStemmer;
import org.tartarus.snowball.ext.RomanianStemmer;
import org.tartarus.snowball.ext.RussianStemmer;
import org.tartarus.snowball.ext.SerbianStemmer;
import org.tartarus.snowball.ext.SwedishStemmer;
import org.tartarus.snowball.ext.TurkishStemmer;

/**
 * The languages whose word forms Lucene knows. The first of a script is taken for words of that script in a text of another
 * language or of none that is known here.
 */
enum Language {
    ENGLISH("en", in -> new SnowballFilter(in, new EnglishStemmer()), Language::englishStopWords),
    GERMAN("de", GermanLightStemFilter::new, GermanAnalyzer::getDefaultStopSet),
    FRENCH("fr", FrenchLightStemFilter::new, FrenchAnalyzer::getDefaultStopSet),
    SPANISH("es", SpanishLightStemFilter::new, SpanishAnalyzer::getDefaultStopSet),
    PORTUGUESE("pt", PortugueseLightStemFilter::new, PortugueseAnalyzer::getDefaultStopSet),
    ITALIAN("it", ItalianLightStemFilter::new, ItalianAnalyzer::getDefaultStopSet),
    DUTCH("nl", in -> new SnowballFilter(in, new DutchStemmer()), DutchAnalyzer::getDefaultStopSet),
    SWEDISH("sv", in -> new SnowballFilter(in, new SwedishStemmer()), SwedishAnalyzer::getDefaultStopSet),
    DANISH("da", in -> new SnowballFilter(in, new DanishStemmer()), DanishAnalyzer::getDefaultStopSet),
    NORWEGIAN("no", in -> new SnowballFilter(in, new NorwegianStemmer()), NorwegianAnalyzer::getDefaultStopSet),
    FINNISH("fi", in -> new SnowballFilter(in, new FinnishStemmer()), FinnishAnalyzer::getDefaultStopSet),
    HUNGARIAN("hu", HungarianLightStemFilter::new, HungarianAnalyzer::getDefaultStopSet),
    ROMANIAN("ro", in -> new SnowballFilter(in, new RomanianStemmer()), RomanianAnalyzer::getDefaultStopSet),
    TURKISH("tr", in -> new SnowballFilter(in, new TurkishStemmer()), TurkishAnalyzer::getDefaultStopSet),
    CZECH("cs", CzechStemFilter::new, CzechAnalyzer::getDefaultStopSet),
    LATVIAN("lv", LatvianStemFilter::new, LatvianAnalyzer::getDefaultStopSet),
    INDONESIAN("id", IndonesianStemFilter::new, IndonesianAnalyzer::getDefaultStopSet),
    CATALAN("ca", in -> new SnowballFilter(in, new CatalanStemmer()), CatalanAnalyzer::getDefaultStopSet),
    RUSSIAN(
            "ru",
            in -> new SnowballFilter(in, new RussianStemmer()),
            RussianAnalyzer::getDefaultStopSet,
            UnicodeScript.CYRILLIC),
    BULGARIAN("bg", BulgarianStemFilter::new, BulgarianAnalyzer::getDefaultStopSet, UnicodeScript.CYRILLIC),
    SERBIAN(
            "sr",
            in -> new SerbianNormalizationFilter(new SnowballFilter(in, new SerbianStemmer())),
            SerbianAnalyzer::getDefaultStopSet,
            UnicodeScript.CYRILLIC,
            UnicodeScript.LATIN),
    GREEK(
            "el",
            in -> new GreekStemFilter(new GreekLowerCaseFilter(in)),
            GreekAnalyzer::getDefaultStopSet,
            UnicodeScript.GREEK),
    ARABIC(
            "ar",
            in -> new ArabicStemFilter(new ArabicNormalizationFilter(in)),
            ArabicAnalyzer::getDefaultStopSet,
            UnicodeScript.ARABIC),
    PERSIAN(
            "fa",
            in -> new PersianStemFilter(new PersianNormalizationFilter(new ArabicNormalizationFilter(in))),
            PersianAnalyzer::getDefaultStopSet,
            UnicodeScript.ARABIC),
    HINDI(
            "hi",
            in -> new HindiStemFilter(new HindiNormalizationFilter(new IndicNormalizationFilter(in))),
            HindiAnalyzer::getDefaultStopSet,
            UnicodeScript.DEVANAGARI),
    BENGALI(
            "bn",
            in -> new BengaliStemFilter(new BengaliNormalizationFilter(new IndicNormalizationFilter(in))),
            BengaliAnalyzer::getDefaultStopSet,
            UnicodeScript.BENGALI);

    /** Croatian and Bosnian are near enough to Serbian for its stemmer, Marathi to Hindi for the other. */
    private static final Map<String, String> NEAREST =
            Map.of("hr", "sr", "bs", "sr", "mr", "hi", "nb", "no", "nn", "no");

    private static final Map<UnicodeScript, List<Language>> BY_SCRIPT = Arrays.stream(UnicodeScript.values())
            .collect(Collectors.toMap(
                    Function.identity(),
                    script -> Arrays.stream(values())
                            .filter(language -> language.scripts.contains(script))
                            .toList()));

    private static final String TAG = "lang-";

    final String code;
    final Function<TokenStream, TokenStream> stemmer;
    private final Supplier<? extends Set<?>> stopSet;
    private final Set<UnicodeScript> scripts;

    Language(
            String code,
            Function<TokenStream, TokenStream> stemmer,
            Supplier<? extends Set<?>> stopSet,
            UnicodeScript... scripts) {
        this.code = code;
        this.stemmer = stemmer;
        this.stopSet = stopSet;
        this.scripts = scripts.length == 0 ? EnumSet.of(UnicodeScript.LATIN) : EnumSet.copyOf(Arrays.asList(scripts));
    }

    /** The languages that words of this script may belong to. */
    static List<Language> of(UnicodeScript script) {
        return Objects.requireNonNull(BY_SCRIPT.get(script));
    }

    /** The language that the tags name, English where they name none; empty when nothing is known about it. */
    static Optional<Language> of(List<Tag> tags) {
        Optional<Tag> tag = tags.stream().filter(Language::isLanguage).findFirst();
        if (tag.isEmpty()) {
            return Optional.of(ENGLISH);
        }
        String code = tag.get().slug().substring(TAG.length()).split("-")[0].toLowerCase(Locale.ROOT);
        String nearest = NEAREST.getOrDefault(code, code);
        return Arrays.stream(values())
                .filter(language -> language.code.equals(nearest))
                .findFirst();
    }

    /** Whether a tag says the language of the texts rather than what they are about. */
    static boolean isLanguage(Tag tag) {
        return isLanguage(tag.slug());
    }

    static boolean isLanguage(String tagSlug) {
        return tagSlug.startsWith(TAG);
    }

    boolean isWrittenIn(UnicodeScript script) {
        return scripts.contains(script);
    }

    /** Whether a word, in small letters, is one of those that carry the sentence rather than the meaning. */
    boolean isStopWord(String word) {
        return stopSet.get().contains(word);
    }

    /** Snowball's list, because the short one of Lucene's analyzer lacks the words that questions begin with. */
    private static Set<?> englishStopWords() {
        return EnglishStopWords.SET;
    }

    private static final class EnglishStopWords {

        static final Set<?> SET = load();

        private static Set<?> load() {
            try (InputStream file = Objects.requireNonNull(
                    SnowballFilter.class.getResourceAsStream("english_stop.txt"), "Lucene's list of stop words")) {
                return WordlistLoader.getSnowballWordSet(new InputStreamReader(file, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
