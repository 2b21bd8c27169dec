package dev.questionbank.catalog.transfer;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.QuestionState;
import dev.questionbank.catalog.TopicId;
import dev.questionbank.catalog.publication.PlaceRepository;
import dev.questionbank.catalog.publication.Publication;
import dev.questionbank.catalog.transfer.BankRepository.Loaded;
import dev.questionbank.catalog.transfer.BankRepository.NewQuestion;
import dev.questionbank.catalog.transfer.BankRepository.Place;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** One load within one transaction: writes rows chunk by chunk, so that memory does not grow with the file. */
final class LoadSession {

    private final BankRepository bank;
    private final Publication publication;
    private final boolean publish;
    private final IntConsumer progress;

    private final Map<String, Place> topics = new HashMap<>();
    private final Map<TopicId, Long> lastPositions = new HashMap<>();
    private final Set<TopicId> changedTopics = new LinkedHashSet<>();
    private final List<QuestionId> published = new ArrayList<>();
    private @Nullable QuestionId first;
    private LoadResult result = LoadResult.NOTHING;

    LoadSession(BankRepository bank, Publication publication, boolean publish, IntConsumer progress) {
        this.bank = bank;
        this.publication = publication;
        this.publish = publish;
        this.progress = progress;
    }

    /** Sees to it that these topics are there. */
    void topics(Collection<BankTopic> wanted) {
        Map<String, BankTopic> unseen = new LinkedHashMap<>();
        wanted.forEach(topic -> unseen.putIfAbsent(topic.slug(), topic));
        unseen.keySet().removeAll(topics.keySet());
        if (unseen.isEmpty()) {
            return;
        }
        Map<String, Place> known = bank.lockTopics(unseen.keySet(), publish);
        unseen.keySet().removeAll(known.keySet());
        Map<String, Place> made = bank.insertTopics(unseen.values(), publish);
        topics.putAll(known);
        topics.putAll(made);
        lastPositions.putAll(
                bank.findLastPositions(known.values().stream().map(Place::id).toList()));
        result = result.plus(new LoadResult(0, 0, 0, made.size()));
    }

    void write(List<PreparedRow> rows) {
        topics(rows.stream().map(PreparedRow::row).map(BankTopic::namedBy).toList());

        Map<ByteBuffer, PreparedRow> fresh = LinkedHashMap.newLinkedHashMap(rows.size());
        rows.forEach(prepared -> fresh.putIfAbsent(prepared.hash(), prepared));
        Map<ByteBuffer, Loaded> known = bank.findLoaded(fresh.keySet());
        fresh.keySet().removeAll(known.keySet());
        bank.insert(withPlaces(fresh.values()), publish);

        List<Loaded> drafts = publish
                ? known.values().stream()
                        .filter(loaded -> loaded.state() == QuestionState.DRAFT && loaded.isUntouched())
                        .toList()
                : List.of();
        List<QuestionId> shown = drafts.stream().map(Loaded::id).toList();
        changedTopics.addAll(publication.show(shown));
        published.addAll(shown);

        result =
                result.plus(new LoadResult(fresh.size(), drafts.size(), rows.size() - fresh.size() - drafts.size(), 0));
        progress.accept(result.rows());
    }

    LoadResult finish() {
        publication.settle(changedTopics, published, first);
        return result;
    }

    /** Gives each row its id, its slug and its place behind the questions that its topic has. */
    private List<NewQuestion> withPlaces(Collection<PreparedRow> rows) {
        // Only the nicest can be taken: the others hold a piece of the row's hash, and no two rows have that in common.
        Set<String> taken = bank.findTakenSlugs(
                rows.stream().map(prepared -> prepared.slugs().getFirst()).toList());
        List<NewQuestion> questions = new ArrayList<>(rows.size());
        for (PreparedRow prepared : rows) {
            Place topic = Objects.requireNonNull(topics.get(prepared.row().topic()));
            changedTopics.add(topic.id());
            long position = lastPositions.merge(topic.id(), PlaceRepository.STEP, Long::sum);
            String slug = prepared.slugs().stream()
                    .filter(taken::add)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("every slug of the row is taken"));
            QuestionId id = QuestionId.create();
            first = first == null ? id : first;
            questions.add(new NewQuestion(
                    id,
                    topic,
                    position,
                    slug,
                    prepared.latinTitle(),
                    prepared.hash().array(),
                    prepared.row()));
        }
        return questions;
    }
}
