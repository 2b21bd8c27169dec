package dev.questionbank.catalog.duplicate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says a text in other words: of every five one is replaced by one that means the same, dropped where it says little, or swapped
 * with its neighbour. The same seed leads to the same.
 */
final class Paraphrase {

    private static final int ONE_IN = 5;
    private static final Pattern WORD = Pattern.compile("(?<!https?://\\S{0,99})[\\p{L}\\p{N}]+(?:'\\p{L}+)?");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    /** Words of interviews with those that mean about the same. */
    private static final Map<String, List<String>> SYNONYMS = Stream.of("""
                    explain describe clarify|describe explain outline|difference distinction contrast|differences distinctions
                    use utilize apply|used applied utilized|using applying employing|create build make|make create build
                    method approach technique|way manner approach|ways manners approaches|purpose goal aim|example instance illustration
                    examples instances|benefit advantage gain|benefits advantages|advantages benefits strengths|disadvantages drawbacks
                    important essential significant|handle manage treat|work function operate|works functions operates
                    implement realize write|find locate determine|return give yield|returns gives yields|write compose produce
                    given provided|get obtain fetch|change modify alter|show display present|problem issue trouble|problems issues
                    fast quick rapid|large big huge|small little tiny|check verify test|remove delete discard|delete remove erase
                    add append insert|start begin launch|call invoke|called named invoked|different various distinct
                    main primary chief|common typical usual|type kind sort|types kinds sorts|prevent avoid stop|avoid prevent
                    improve enhance|know understand|need require|needs requires|allow permit enable|allows permits enables
                    contain hold include|contains holds includes|possible feasible|team group crew|company firm organization
                    job position role|role position|define specify|mean signify|means signifies|output result|result outcome
                    compare contrast|happens occurs|happen occur|tell inform|talk speak|best finest optimal|good fine decent
                    part portion piece|number count amount|list enumerate|name mention|choose pick select|select pick choose
                    run execute|running executing|data information|user person|users people|should must ought|can may might
                    between among|each every|all every|following subsequent|solve crack|text string|array list|function routine
                    object entity|value quantity|values quantities|element item|elements items|component widget|components widgets
                    condition circumstance|update refresh|request query|application app program|applications programs
                    time duration|process procedure|currently presently|people persons|think believe|want wish|like enjoy
                    usually typically|consider regard|integers numbers|numbers integers|minimum least|maximum greatest|first initial
                    last final|new fresh|feature capability|features capabilities|project undertaking|approach method""".split("[|\n]"))
            .map(line -> List.of(SPACES.split(line.strip())))
            .collect(Collectors.toMap(List::getFirst, line -> line.subList(1, line.size()), (one, other) -> one));

    /** Words without which a question is the same. */
    private static final Set<String> LITTLE = Set.of(SPACES.split("""
            a an the is are was do does did to of in on for with and or that this it its as at by from be been have has had can
            could would will you your we they i please some any very really just also there then than so if into over about""".strip()));

    private Paraphrase() {}

    /** A question in other words; where the prompt says the title again, it says the new one. */
    static Wording of(Wording question, Random random) {
        String title = of(question.title(), random);
        String prompt = Stream.of(question.prompt().split(Pattern.quote(question.title()), -1))
                .map(part -> of(part, random))
                .collect(Collectors.joining(title));
        return new Wording(title, prompt, question.language());
    }

    private static String of(String text, Random random) {
        List<String> words = new ArrayList<>();
        List<String> between = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        int end = 0;
        for (MatchResult word : matcher.results()
                .filter(found -> !found.group().startsWith("http"))
                .toList()) {
            between.add(text.substring(end, word.start()));
            words.add(word.group());
            end = word.end();
        }
        String rest = text.substring(end);
        int changes = words.size() / ONE_IN;
        for (int tries = 0; changes > 0 && tries < 20 * words.size(); tries++) {
            int at = random.nextInt(words.size());
            String word = words.get(at).toLowerCase(java.util.Locale.ROOT);
            switch (random.nextInt(3)) {
                case 0 -> {
                    List<String> others = SYNONYMS.get(word);
                    if (others != null) {
                        words.set(at, others.get(random.nextInt(others.size())));
                        changes--;
                    }
                }
                case 1 -> {
                    if (LITTLE.contains(word)) {
                        words.set(at, "");
                        changes--;
                    }
                }
                default -> {
                    if (changes >= 2 && at + 1 < words.size() || words.size() < 2 * ONE_IN && at + 1 < words.size()) {
                        words.set(at, words.set(at + 1, words.get(at)));
                        changes -= 2;
                    }
                }
            }
        }
        StringBuilder paraphrase = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            paraphrase.append(between.get(i)).append(words.get(i));
        }
        return paraphrase.append(rest).toString();
    }
}
