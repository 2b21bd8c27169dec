package dev.questionbank.catalog.publication;

import static dev.questionbank.catalog.jooq.Tables.CATALOG_QUESTION;
import static dev.questionbank.catalog.jooq.Tables.CATALOG_SLUG;

import dev.questionbank.catalog.QuestionId;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The questions' names in addresses. */
@Repository
public class SlugRepository {

    private final DSLContext sql;
    private final Clock clock;

    SlugRepository(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** A name, and what lists in order of titles sort by. */
    private record Named(QuestionId question, String slug, String latinTitle) {}

    /** Gives these questions names after their new titles; those that they had go on finding them. */
    public void rename(Map<QuestionId, String> titles) {
        if (titles.isEmpty()) {
            return;
        }
        Map<QuestionId, List<String>> candidates = new HashMap<>();
        titles.forEach((question, title) -> candidates.put(question, candidates(question, title)));
        Map<String, UUID> owners = sql.select(CATALOG_SLUG.SLUG, CATALOG_SLUG.QUESTION_ID)
                .from(CATALOG_SLUG)
                .where(CATALOG_SLUG.SLUG.in(
                        candidates.values().stream().flatMap(List::stream).toList()))
                .fetchMap(CATALOG_SLUG.SLUG, CATALOG_SLUG.QUESTION_ID);
        List<Named> named = titles.keySet().stream()
                .map(question -> {
                    List<String> names = candidates.getOrDefault(question, List.of());
                    String slug = names.stream()
                            .filter(name -> question.value().equals(owners.getOrDefault(name, question.value())))
                            .findFirst()
                            .orElseThrow(() -> new IllegalStateException("every slug of the question is taken"));
                    owners.put(slug, question.value());
                    return new Named(question, slug, Slugs.latinTitle(names.getFirst()));
                })
                .toList();
        Instant now = clock.instant();
        sql.batch(named.stream()
                        .map(name -> sql.insertInto(CATALOG_SLUG)
                                .set(CATALOG_SLUG.SLUG, name.slug())
                                .set(CATALOG_SLUG.QUESTION_ID, name.question().value())
                                .set(CATALOG_SLUG.CREATED_AT, now)
                                .onDuplicateKeyIgnore())
                        .toList())
                .execute();
        sql.batch(named.stream()
                        .map(name -> sql.update(CATALOG_QUESTION)
                                .set(CATALOG_QUESTION.SLUG, name.slug())
                                .set(CATALOG_QUESTION.LATIN_TITLE, name.latinTitle())
                                .where(CATALOG_QUESTION.ID.eq(name.question().value())))
                        .toList())
                .execute();
    }

    /** Forgets the names of a question that no reader ever saw, so that nobody finds it by a draft's title. */
    public void forget(QuestionId question) {
        sql.deleteFrom(CATALOG_SLUG)
                .where(CATALOG_SLUG.QUESTION_ID.eq(question.value()))
                .execute();
    }

    private static List<String> candidates(QuestionId question, String title) {
        UUID id = question.value();
        byte[] randomFirst = ByteBuffer.allocate(16)
                .putLong(id.getLeastSignificantBits())
                .putLong(id.getMostSignificantBits())
                .array();
        return Slugs.candidates(Slugs.base(title), randomFirst);
    }
}
