package dev.questionbank.catalog.transfer.imports;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.duplicate.Found;
import dev.questionbank.catalog.duplicate.NearDuplicates;
import dev.questionbank.catalog.duplicate.Wording;
import dev.questionbank.catalog.transfer.KnownQuestion;
import dev.questionbank.catalog.transfer.Match;
import dev.questionbank.catalog.transfer.PreparedRow;
import dev.questionbank.catalog.transfer.RowMatcher;
import dev.questionbank.catalog.transfer.imports.ImportRepository.Claim;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds out what an import would do: chunk by chunk, each in a transaction that also says how far it has come, so that whoever
 * takes over after a crash goes on from there.
 */
@Service
class PlanImport {

    private final ImportRepository imports;
    private final ImportRowRepository rows;
    private final RowMatcher matcher;
    private final NearDuplicates duplicates;
    private final TransactionTemplate transaction;

    PlanImport(
            ImportRepository imports,
            ImportRowRepository rows,
            RowMatcher matcher,
            NearDuplicates duplicates,
            TransactionTemplate transaction) {
        this.imports = imports;
        this.rows = rows;
        this.matcher = matcher;
        this.duplicates = duplicates;
        this.transaction = transaction;
    }

    void plan(Claim claim) {
        boolean more;
        do {
            more = Boolean.TRUE.equals(transaction.execute(status -> planChunk(claim)));
        } while (more && !Thread.currentThread().isInterrupted());
    }

    /** Whether there is more to do. */
    private boolean planChunk(Claim claim) {
        if (!imports.renew(claim)) {
            return false;
        }
        Import planned = imports.find(claim.id()).orElseThrow();
        List<StagedRow> chunk = rows.listBehind(claim.id(), planned.done());
        if (chunk.isEmpty()) {
            imports.finishPlanning(claim);
            return false;
        }
        List<StagedRow> valid = chunk.stream().filter(row -> !row.isInvalid()).toList();
        List<PlannedRow> outcomes = valid.isEmpty() ? List.of() : plan(claim.id(), valid, planned.publishes());
        if (!outcomes.isEmpty()) {
            rows.plan(claim.id(), outcomes);
        }
        List<RowOutcome> all =
                new ArrayList<>(outcomes.stream().map(PlannedRow::outcome).toList());
        chunk.stream().filter(StagedRow::isInvalid).forEach(row -> all.add(RowOutcome.INVALID));
        imports.addPlanned(claim, chunk.getLast().number(), ImportCounts.of(all));
        return true;
    }

    private List<PlannedRow> plan(ImportId id, List<StagedRow> chunk, boolean publish) {
        List<Match> matches = matcher.match(chunk.stream().map(StagedRow::valid).toList(), publish);
        Repetitions repetitions = new Repetitions(id, chunk, matches);
        List<@Nullable String> remarks = remarks(matches);
        List<PlannedRow> planned = new ArrayList<>(chunk.size());
        for (int i = 0; i < chunk.size(); i++) {
            StagedRow row = chunk.get(i);
            Integer first = repetitions.firstLine(row, matches.get(i));
            Match match = first == null ? matches.get(i) : null;
            KnownQuestion question = match == null ? null : match.question();
            planned.add(new PlannedRow(
                    row.number(),
                    match == null ? RowOutcome.DUPLICATE : outcome(match),
                    join(row.message(), first == null ? remarks.get(i) : "It repeats line " + first + "."),
                    question == null ? null : question.id().value(),
                    question == null ? null : question.version()));
        }
        return planned;
    }

    private static RowOutcome outcome(Match match) {
        return switch (match.effect()) {
            case CREATE -> RowOutcome.CREATED;
            case CHANGE -> RowOutcome.UPDATED;
            case KEEP, KEEP_RETIRED -> RowOutcome.UNCHANGED;
            case REPEAT -> RowOutcome.DUPLICATE;
        };
    }

    /** What a person should know of these rows before they are applied: of a whole chunk at once, null for most of them. */
    private List<@Nullable String> remarks(List<Match> matches) {
        Map<Match, String> alike = alike(matches.stream()
                .filter(match -> match.effect() == Match.Effect.CREATE)
                .toList());
        List<@Nullable String> remarks = new ArrayList<>(matches.size());
        for (Match match : matches) {
            remarks.add(
                    match.effect() == Match.Effect.KEEP_RETIRED
                            ? "Its question was retired, and stays so."
                            : match.isPublicationAlone()
                                    ? "Its question is a draft, and becomes visible."
                                    : alike.get(match));
        }
        return remarks;
    }

    /** What each of these rows says nearly the same as, if anything; nothing while that cannot be looked up. */
    private Map<Match, String> alike(List<Match> created) {
        Map<Match, String> alike = new IdentityHashMap<>();
        if (!created.isEmpty() && duplicates.isReady()) {
            List<Optional<Found>> found = duplicates.mostAlike(created.stream()
                    .map(match -> match.row().row())
                    .map(row -> Wording.of(row.title(), row.prompt(), row.tags()))
                    .toList());
            for (int i = 0; i < created.size(); i++) {
                Match match = created.get(i);
                found.get(i)
                        .ifPresent(other -> alike.put(
                                match,
                                "It says nearly the same as %s (%d %%)."
                                        .formatted(other.question(), Math.round(other.similarity() * 100))));
            }
        }
        return alike;
    }

    private static @Nullable String join(@Nullable String one, @Nullable String other) {
        List<String> both = Stream.of(one, other).filter(Objects::nonNull).toList();
        return both.isEmpty() ? null : String.join(" ", both);
    }

    /** Which rows are about the same as a row before them: by their name, by all that they say, or by their question. */
    private final class Repetitions {

        private final Map<Object, Integer> firstLines = new HashMap<>();

        /** Looks up the rows of earlier chunks that have the names or the hashes that rows of this one can repeat. */
        Repetitions(ImportId id, List<StagedRow> chunk, List<Match> matches) {
            Set<String> names = new HashSet<>();
            Set<Long> hashes = new HashSet<>();
            for (Match match : matches) {
                PreparedRow row = match.row();
                hashes.add(StagedRow.hashStart(row.hash()));
                Stream.ofNullable(row.row().externalId()).forEach(names::add);
                KnownQuestion question = match.question();
                if (question != null) {
                    names.add(question.id().toString());
                    Stream.ofNullable(question.externalId()).forEach(names::add);
                    Stream.ofNullable(question.hash()).map(StagedRow::hashStart).forEach(hashes::add);
                }
            }
            rows.listBefore(id, chunk.getFirst().number(), names, hashes)
                    .forEach(before -> add(before.row(), before.question()));
        }

        private void add(StagedRow row, @Nullable QuestionId question) {
            keys(row, question).forEach(key -> firstLines.putIfAbsent(key, row.line()));
        }

        private static List<Object> keys(StagedRow row, @Nullable QuestionId question) {
            return Stream.<@Nullable Object>of(row.valid().hash(), row.externalId(), question)
                    .filter(Objects::nonNull)
                    .toList();
        }

        /** The line of the row that this one repeats; null when it is the first of its kind, and from now on is known as that. */
        @Nullable
        Integer firstLine(StagedRow row, Match match) {
            KnownQuestion known = match.question();
            QuestionId question = known == null ? null : known.id();
            Integer first = keys(row, question).stream()
                    .map(firstLines::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            add(row, question);
            return first;
        }
    }
}
