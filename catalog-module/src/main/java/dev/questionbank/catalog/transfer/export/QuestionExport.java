package dev.questionbank.catalog.transfer.export;

import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.Question;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.QuestionState;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.catalog.TopicId;
import dev.questionbank.catalog.transfer.NewestRevisionRepository;
import dev.questionbank.catalog.transfer.export.ExportRepository.Exported;
import dev.questionbank.catalog.transfer.format.BankRow;
import dev.questionbank.catalog.transfer.format.ExportFormat;
import dev.questionbank.catalog.transfer.format.RowWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Writes the bank down for a reader: topic by topic in the curators' order, a chunk at a time. */
@Service
public class QuestionExport {

    private static final Set<QuestionState> OF_READERS = EnumSet.of(QuestionState.PUBLISHED);

    private final Catalog catalog;
    private final ExportRepository questions;
    private final NewestRevisionRepository newest;

    QuestionExport(Catalog catalog, ExportRepository questions, NewestRevisionRepository newest) {
        this.catalog = catalog;
        this.questions = questions;
        this.newest = newest;
    }

    /**
     * Writes the questions whose prompts a reader with these rights may read; answers that he may not read are left out.
     *
     * @param states of the questions, for those who keep the bank; none means those that readers see
     */
    public void write(ExportFormat format, Set<QuestionState> states, ReadingRights rights, OutputStream out)
            throws IOException {
        Set<QuestionState> wanted = rights.isStaff() && !states.isEmpty() ? states : OF_READERS;
        OutputStream buffered = new BufferedOutputStream(out, 1 << 16);
        try (RowWriter writer = format.writer(buffered)) {
            for (TopicId topic : questions.topics(wanted.equals(OF_READERS))) {
                for (List<Exported> chunk = questions.list(topic, wanted, null);
                        !chunk.isEmpty();
                        chunk = questions.list(topic, wanted, chunk.getLast())) {
                    write(chunk, rights, writer);
                }
            }
        }
        buffered.flush();
    }

    private void write(List<Exported> chunk, ReadingRights rights, RowWriter writer) throws IOException {
        Map<QuestionId, Question> readable = catalog.listQuestions(ids(chunk, true), rights);
        Map<QuestionId, String> prompts = catalog.promptsInPassing(readable.values());
        Map<QuestionId, String> answers = catalog.answersInPassing(readable.values());
        Map<QuestionId, BankRow> others = rights.isStaff() ? newest.rows(ids(chunk, false)) : Map.of();
        for (Exported exported : chunk) {
            Question question = readable.get(exported.id());
            String prompt = prompts.get(exported.id());
            BankRow other = others.get(exported.id());
            if (question != null && prompt != null && question.title() != null) {
                writer.write(exported.row(question, question.title(), prompt, answers.get(exported.id())));
            } else if (other != null) {
                writer.write(other);
            }
        }
    }

    private static Collection<QuestionId> ids(List<Exported> chunk, boolean published) {
        return chunk.stream()
                .filter(exported -> exported.isPublished() == published)
                .map(Exported::id)
                .toList();
    }
}
