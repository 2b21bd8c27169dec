package dev.questionbank.catalog.transfer.pack;

import dev.questionbank.catalog.transfer.BankLoader;
import dev.questionbank.catalog.transfer.BankRefused;
import dev.questionbank.catalog.transfer.BankTopic;
import dev.questionbank.catalog.transfer.LoadResult;
import dev.questionbank.catalog.transfer.format.BankRow;
import dev.questionbank.catalog.transfer.format.MarkdownPage;
import dev.questionbank.catalog.transfer.pack.PackRepository.PackedTopic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes the bank into a folder, drafts and all, and reads such a folder. */
@Service
public class ContentPack {

    private static final int CHUNK = 500;

    private final PackRepository bank;
    private final BankLoader loader;

    ContentPack(PackRepository bank, BankLoader loader) {
        this.bank = bank;
        this.loader = loader;
    }

    /**
     * Writes the whole bank: what the newest revisions say. Files of an earlier pack that are of no question any more go.
     *
     * @return how many questions were written
     * @throws PackRefused if there is something else in the folder
     */
    @Transactional(readOnly = true)
    public int write(Path folder) throws IOException, PackRefused {
        PackFolder pack = PackFolder.toWrite(folder);
        List<PackedTopic> topics = bank.topics();
        pack.writeMarker(topics.stream().map(topic -> topic.topic().slug()).toList());
        int questions = 0;
        for (PackedTopic topic : topics) {
            FileNames names = new FileNames();
            List<String> files = new ArrayList<>();
            for (List<BankRow> rows : chunks(topic)) {
                for (BankRow row : rows) {
                    String file = names.next(row.title());
                    files.add(file);
                    pack.write(topic.topic().slug(), file, MarkdownPage.of(row));
                }
            }
            pack.write(topic.topic().slug(), TopicPage.FILE, TopicPage.of(topic.topic(), files));
            questions += files.size();
        }
        pack.removeOthers();
        return questions;
    }

    private Iterable<List<BankRow>> chunks(PackedTopic topic) {
        return () -> topic.questions().stream()
                .gather(Gatherers.windowFixed(CHUNK))
                .map(bank::rows)
                .iterator();
    }

    /**
     * Loads a folder: topics that are not there yet with all that it says of them, and the questions of all topics.
     *
     * @param publish whether readers see the questions at once; otherwise they are drafts
     * @throws PackRefused if the folder is no pack
     * @throws BankRefused if a page of it is no question; nothing was loaded then
     */
    public LoadResult read(Path folder, boolean publish) throws IOException, PackRefused, BankRefused {
        PackFolder pack = PackFolder.toRead(folder);
        PackReader reader = new PackReader(pack);
        List<BankTopic> topics = reader.topics();
        reader.check();
        try (Stream<BankRow> rows = reader.rows()) {
            return loader.load(topics, rows, publish);
        }
    }
}
