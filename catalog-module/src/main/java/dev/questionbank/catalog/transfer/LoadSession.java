package dev.questionbank.catalog.transfer;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.QuestionState;
import dev.questionbank.catalog.TopicId;
import dev.questionbank.catalog.transfer.BankRepository.Loaded;
import dev.questionbank.catalog.transfer.BankRepository.NewQuestion;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntConsumer;

/** One load within one transaction: takes rows and writes them in chunks, so that memory does not grow with the file. */
final class LoadSession {

    private static final int CHUNK = 1_000;

    private final BankRepository bank;
    private final boolean publish;
    private final IntConsumer progress;

    private final Map<String, TopicId> topics = new HashMap<>();
    private final Map<TopicId, Long> lastPositions = new HashMap<>();
    private final List<BankRow> chunk = new ArrayList<>(CHUNK);
    private LoadResult result = LoadResult.NOTHING;

    LoadSession(BankRepository bank, boolean publish, IntConsumer progress) {
        this.bank = bank;
        this.publish = publish;
        this.progress = progress;
    }

    void topic(BankTopic topic) {
        topics.computeIfAbsent(
                topic.slug(),
                slug -> bank.lockTopic(slug, publish).orElseGet(() -> {
                    result = result.plus(new LoadResult(0, 0, 0, 1));
                    return bank.insertTopic(topic, publish);
                }));
    }

    void row(BankRow row) {
        chunk.add(row);
        if (chunk.size() == CHUNK) {
            write();
        }
    }

    LoadResult finish() {
        write();
        topics.values().forEach(bank::refreshPreviews);
        return result;
    }

    private void write() {
        chunk.forEach(row -> topic(BankTopic.namedBy(row)));

        Map<ByteBuffer, BankRow> byHash = LinkedHashMap.newLinkedHashMap(chunk.size());
        chunk.forEach(row -> byHash.putIfAbsent(ByteBuffer.wrap(row.hash()), row));
        Map<ByteBuffer, Loaded> known = bank.findLoaded(byHash.keySet());

        List<QuestionId> drafts = publish
                ? known.values().stream()
                        .filter(loaded -> loaded.state() == QuestionState.DRAFT && loaded.isUntouched())
                        .map(Loaded::id)
                        .toList()
                : List.of();
        bank.publish(drafts);

        Map<ByteBuffer, BankRow> fresh = new LinkedHashMap<>(byHash);
        fresh.keySet().removeAll(known.keySet());
        bank.insert(withPlaces(fresh), publish);

        result = result.plus(
                new LoadResult(fresh.size(), drafts.size(), chunk.size() - fresh.size() - drafts.size(), 0));
        progress.accept(result.rows());
        chunk.clear();
    }

    /** Gives each row its id, its slug and its place behind the questions that its topic has. */
    private List<NewQuestion> withPlaces(Map<ByteBuffer, BankRow> rows) {
        Map<ByteBuffer, List<String>> candidates = HashMap.newHashMap(rows.size());
        rows.forEach((hash, row) -> candidates.put(hash, Slugs.candidates(Slugs.base(row.title()), hash.array())));
        Set<String> taken = new HashSet<>(bank.findTakenSlugs(
                candidates.values().stream().flatMap(List::stream).toList()));

        List<NewQuestion> questions = new ArrayList<>(rows.size());
        rows.forEach((hash, row) -> {
            TopicId topic = Objects.requireNonNull(topics.get(row.topic()));
            long position = lastPositions.computeIfAbsent(topic, bank::findLastPosition) + BankRepository.POSITION_STEP;
            lastPositions.put(topic, position);
            String slug = Objects.requireNonNull(candidates.get(hash)).stream()
                    .filter(taken::add)
                    .findFirst()
                    .orElseThrow();
            questions.add(new NewQuestion(QuestionId.create(), topic, position, slug, hash.array(), row));
        });
        return questions;
    }
}
