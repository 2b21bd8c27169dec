package dev.questionbank.catalog.search;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.Tag;
import dev.questionbank.catalog.text.Markdown;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;

/**
 * A question as the index holds it. What everybody may read and what only some may read are fields of their own, so that
 * not even the dictionary and the statistics of the first know anything of the second. {@link #PUBLIC} and {@link #LOCKED}
 * decide what matches and hold everything; the others only raise what matches in a better place.
 *
 * <p>Not safe for use by several threads.
 */
final class Fields {

    static final String ID = "id";
    /** The id again, as two numbers that sort as ids do. */
    static final String ID_HIGH = "idHigh";

    static final String ID_LOW = "idLow";
    static final String COMBINATION = "combination";
    static final String TITLE = "title";
    /** Title of the topic and names of the tags. */
    static final String LABELS = "labels";

    static final String PUBLIC_PROMPT = "publicPrompt";
    static final String LOCKED_PROMPT = "lockedPrompt";
    static final String PUBLIC = "public";
    static final String LOCKED = "locked";
    static final String STORED_LABELS = "storedLabels";

    private static final FieldType WITH_POSITIONS = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    private static final FieldType WITHOUT_POSITIONS = type(IndexOptions.DOCS_AND_FREQS);

    private final TextTerms terms = new TextTerms();

    Document document(SearchDocument question) {
        Optional<Language> language = Language.of(question.tags());
        List<String> labels = new ArrayList<>(List.of(question.topicTitle()));
        // Which language a text is in is a matter for filters; as words, tags such as "lang:de" would be found by every
        // "de".
        question.tags().stream()
                .filter(tag -> !Language.isLanguage(tag))
                .map(Tag::name)
                .forEach(labels::add);

        List<Token> title = terms.tokens(question.title());
        List<List<Token>> labelTokens = labels.stream().map(terms::tokens).toList();
        List<Token> prompt = question.prompt().equals(question.title()) ? List.of() : markdown(question.prompt());
        List<Token> answer = question.answer() == null ? List.of() : markdown(question.answer());

        Document document = new Document();
        document.add(new StringField(ID, bytes(question.id()), Field.Store.NO));
        document.add(new NumericDocValuesField(ID_HIGH, high(question.id())));
        document.add(new NumericDocValuesField(ID_LOW, low(question.id())));
        document.add(
                new SortedDocValuesField(COMBINATION, Combination.of(question).bytes()));
        document.add(new StoredField(STORED_LABELS, String.join("\n", labels)));

        document.add(new Field(LABELS, terms.stream(labelTokens, language), WITHOUT_POSITIONS));
        List<List<Token>> open = new ArrayList<>();
        List<List<Token>> locked = new ArrayList<>();
        List<List<Token>> inPrompt = new ArrayList<>();
        if (question.isTitlePublic()) {
            document.add(new StoredField(TITLE, question.title()));
            document.add(new Field(TITLE, terms.stream(List.of(title), language), WITH_POSITIONS));
            open.add(title);
        } else {
            locked.add(title);
            inPrompt.add(title);
        }
        open.addAll(labelTokens);
        inPrompt.add(prompt);
        (question.isPreview() ? open : locked).add(prompt);
        (question.isSampleAnswer() ? open : locked).add(answer);
        document.add(new Field(PUBLIC, terms.stream(open, language), WITH_POSITIONS));
        document.add(new Field(LOCKED, terms.stream(locked, language), WITH_POSITIONS));
        TokenStream promptStream = terms.stream(inPrompt, language);
        document.add(new Field(question.isPreview() ? PUBLIC_PROMPT : LOCKED_PROMPT, promptStream, WITHOUT_POSITIONS));
        return document;
    }

    static Term idTerm(QuestionId id) {
        return new Term(ID, bytes(id));
    }

    static long high(QuestionId id) {
        return id.value().getMostSignificantBits() ^ Long.MIN_VALUE;
    }

    static long low(QuestionId id) {
        return id.value().getLeastSignificantBits() ^ Long.MIN_VALUE;
    }

    private static BytesRef bytes(QuestionId id) {
        return new BytesRef(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.value().getMostSignificantBits())
                .putLong(id.value().getLeastSignificantBits())
                .array());
    }

    private List<Token> markdown(String text) {
        return terms.tokens(Markdown.toPlainText(text));
    }

    private static FieldType type(IndexOptions options) {
        FieldType type = new FieldType();
        type.setIndexOptions(options);
        type.setTokenized(true);
        type.freeze();
        return type;
    }
}
