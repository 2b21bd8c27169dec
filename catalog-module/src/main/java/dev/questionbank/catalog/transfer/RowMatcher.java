package dev.questionbank.catalog.transfer;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.QuestionState;
import dev.questionbank.catalog.Significance;
import dev.questionbank.catalog.transfer.KnownQuestionRepository.Content;
import dev.questionbank.catalog.transfer.KnownQuestionRepository.RevisionKey;
import dev.questionbank.catalog.transfer.Match.Effect;
import dev.questionbank.catalog.transfer.format.BankRow;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Finds out what rows mean for the bank. A row is about the question that has its name, or whose id its name is, because that
 * is how questions without a name are exported; else about the one that was loaded from an equal row.
 */
@Component
public class RowMatcher {

    private final KnownQuestionRepository questions;

    RowMatcher(KnownQuestionRepository questions) {
        this.questions = questions;
    }

    /**
     * Compares a chunk of rows with the bank, in a few statements however many they are.
     *
     * @param publish whether readers are to see what the rows say
     */
    public List<Match> match(List<PreparedRow> rows, boolean publish) {
        Map<String, KnownQuestion> named = named(rows);
        Map<ByteBuffer, KnownQuestion> loaded = questions.findByHash(rows.stream()
                .filter(row -> !named.containsKey(row.row().externalId()))
                .map(PreparedRow::hash)
                .toList());
        Map<RevisionKey, Content> contents = questions.contents(rows.stream()
                .flatMap(row -> Stream.ofNullable(named.get(row.row().externalId()))
                        .filter(question -> !isAsLoadedFrom(question, row)))
                .flatMap(RowMatcher::revisionsToCompare)
                .toList());
        Seen seen = new Seen();
        List<Match> matches = new ArrayList<>(rows.size());
        for (PreparedRow row : rows) {
            KnownQuestion question = named.get(row.row().externalId());
            KnownQuestion equal = question == null ? loaded.get(row.hash()) : null;
            Match match = question != null
                    ? compare(row, question, contents, publish)
                    : equal != null ? matchLoaded(row, equal, publish) : Match.create(row);
            matches.add(seen.isNew(match) ? match : match.asRepeat());
        }
        return matches;
    }

    /** The rows of a chunk that were there before. */
    private static final class Seen {

        private final Set<Object> seen = new HashSet<>();

        boolean isNew(Match match) {
            KnownQuestion question = match.question();
            String name = match.row().row().externalId();
            boolean isNew = seen.add(match.row().hash());
            isNew &= name == null || seen.add(name);
            isNew &= question == null || seen.add(question.id());
            return isNew;
        }
    }

    private Map<String, KnownQuestion> named(List<PreparedRow> rows) {
        List<String> names = rows.stream()
                .map(row -> row.row().externalId())
                .filter(Objects::nonNull)
                .toList();
        if (names.isEmpty()) {
            return new HashMap<>();
        }
        Map<String, KnownQuestion> named = new HashMap<>(questions.findByExternalId(names));
        Map<QuestionId, String> ids = new HashMap<>();
        names.stream()
                .filter(name -> !named.containsKey(name))
                .forEach(name -> QuestionId.parse(name).ifPresent(id -> ids.put(id, name)));
        questions
                .findById(ids.keySet())
                .forEach((id, question) -> named.put(Objects.requireNonNull(ids.get(id)), question));
        return named;
    }

    /** Nothing to read then: whoever changes a question adds a revision. */
    private static boolean isAsLoadedFrom(KnownQuestion question, PreparedRow row) {
        return question.isAsLoaded() && row.hash().equals(question.hash());
    }

    private static Stream<RevisionKey> revisionsToCompare(KnownQuestion question) {
        return Stream.of(question.revision(), question.published())
                .filter(Objects::nonNull)
                .distinct()
                .map(number -> new RevisionKey(question.id(), number));
    }

    private static Match matchLoaded(PreparedRow row, KnownQuestion question, boolean publish) {
        if (question.state() == QuestionState.RETIRED) {
            return new Match(row, Effect.KEEP_RETIRED, question, null, false, false);
        }
        return publish && question.state() == QuestionState.DRAFT && question.isAsLoaded()
                ? new Match(row, Effect.CHANGE, question, null, true, false)
                : Match.keep(row, question);
    }

    private static Match compare(
            PreparedRow row, KnownQuestion question, Map<RevisionKey, Content> contents, boolean publish) {
        if (question.state() == QuestionState.RETIRED) {
            return new Match(row, Effect.KEEP_RETIRED, question, null, false, false);
        }
        BankRow now = row.row();
        Content content = Content.of(now);
        Content newest = contents.get(new RevisionKey(question.id(), question.revision()));
        boolean isNewest = isAsLoadedFrom(question, row) || content.equals(newest);
        boolean isPublished = isNewest || isPublished(content, question, contents);
        boolean shows = publish && (isNewest ? question.isDraft() : !isPublished);
        boolean moves = !question.topicSlug().equals(now.topic());
        Significance revision = isPublished ? null : content.significanceAfter(Objects.requireNonNull(newest));
        boolean isSame = revision == null && !shows && !moves && question.isFrom(now.source(), now.license());
        return isSame ? Match.keep(row, question) : new Match(row, Effect.CHANGE, question, revision, shows, moves);
    }

    private static boolean isPublished(Content content, KnownQuestion question, Map<RevisionKey, Content> contents) {
        Integer number = question.published();
        return number != null && content.equals(contents.get(new RevisionKey(question.id(), number)));
    }
}
