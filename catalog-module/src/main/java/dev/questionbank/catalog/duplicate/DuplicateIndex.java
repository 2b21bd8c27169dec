package dev.questionbank.catalog.duplicate;

import dev.questionbank.catalog.QuestionId;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * The index by which questions are found that say nearly the same: of every question the revision that readers see, and the one
 * that is being worked on. May be written by one thread and read by many.
 */
final class DuplicateIndex implements Closeable {

    static final String KEY = "key";
    static final String BAND = "band";
    static final String WORD = "word";
    static final String QUESTION = "question";
    static final String REVISION = "revision";
    static final String SHINGLES = "shingles";

    /** In the index of those that are being worked on. */
    static final String DRAFT = "draft";

    /** To be raised with every change to what the index holds or how texts are taken apart; others are made anew. */
    private static final String FORMAT = "1";

    private static final String FORMAT_KEY = "format";
    private static final String CATALOG_KEY = "catalog";
    private static final String CHANGE_KEY = "change";
    private static final double BUFFER_MEGABYTES = 64;

    /** So many questions are taken in by one processor at a time. */
    private static final int PART = 100;

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final String catalog;
    private volatile long change;

    private DuplicateIndex(Path folder, OpenMode mode, String catalog, long change) throws IOException {
        this.catalog = catalog;
        this.change = change;
        directory = FSDirectory.open(folder);
        writer = new IndexWriter(
                directory,
                new IndexWriterConfig(new KeywordAnalyzer())
                        .setOpenMode(mode)
                        .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                        .setCommitOnClose(false));
        searchers = new SearcherManager(writer, null);
    }

    /** An empty index of this catalog in the folder, in place of what may be there. */
    static DuplicateIndex create(Path folder, String catalog) {
        return unchecked(() -> {
            IndexFolder.clear(folder);
            return new DuplicateIndex(folder, OpenMode.CREATE, catalog, 0);
        });
    }

    /** The index of this catalog that is in the folder, if it is whole and of this version's making. */
    static Optional<DuplicateIndex> open(Path folder, String catalog) {
        return unchecked(() -> {
            Map<String, String> commit = IndexFolder.commit(folder);
            if (!FORMAT.equals(commit.get(FORMAT_KEY)) || !catalog.equals(commit.get(CATALOG_KEY))) {
                return Optional.empty();
            }
            long change = Long.parseLong(commit.getOrDefault(CHANGE_KEY, "0"));
            return Optional.of(new DuplicateIndex(folder, OpenMode.APPEND, catalog, change));
        });
    }

    /** The number of the last change that was committed, 0 before the first. */
    long change() {
        return change;
    }

    /** Takes these in, each in place of what the index has of it. All processors take the texts apart. */
    void put(Collection<Indexed> revisions) {
        List<Indexed> all = List.copyOf(revisions);
        IntStream.rangeClosed(0, all.size() / PART)
                .mapToObj(part -> all.subList(part * PART, Math.min(all.size(), (part + 1) * PART)))
                .parallel()
                .forEach(part -> unchecked(() -> {
                    ShingleReader shingles = new ShingleReader();
                    Bands bands = new Bands();
                    for (Indexed revision : part) {
                        writer.updateDocument(
                                key(revision.question(), revision.isDraft()), document(revision, shingles, bands));
                    }
                    return part;
                }));
    }

    private static Document document(Indexed revision, ShingleReader reader, Bands bands) {
        Shingles shingles = reader.read(revision.wording());
        Document document = new Document();
        document.add(new StringField(
                KEY, key(revision.question(), revision.isDraft()).bytes(), Field.Store.NO));
        document.add(new BinaryDocValuesField(QUESTION, bytes(revision.question())));
        document.add(new NumericDocValuesField(REVISION, revision.revision()));
        document.add(new BinaryDocValuesField(SHINGLES, shingles.bytes()));
        if (revision.isDraft()) {
            document.add(new StringField(DRAFT, DRAFT, Field.Store.NO));
        }
        for (int shingle : shingles.text()) {
            document.add(new StringField(WORD, word(shingle), Field.Store.NO));
        }
        for (BytesRef band : bands.of(shingles.text())) {
            document.add(new StringField(BAND, band, Field.Store.NO));
        }
        return document;
    }

    /** The term of a shingle. */
    static BytesRef word(int shingle) {
        return new BytesRef(ByteBuffer.allocate(Integer.BYTES).putInt(shingle).array());
    }

    private static BytesRef bytes(QuestionId question) {
        return new BytesRef(id(question).array());
    }

    private static ByteBuffer id(QuestionId question) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(question.value().getMostSignificantBits())
                .putLong(question.value().getLeastSignificantBits());
    }

    /** The question whose id was written so. */
    static QuestionId question(BytesRef bytes) {
        ByteBuffer id = ByteBuffer.wrap(bytes.bytes, bytes.offset, bytes.length);
        return new QuestionId(new UUID(id.getLong(), id.getLong()));
    }

    private static Term key(QuestionId question, boolean isDraft) {
        byte[] key = new byte[2 * Long.BYTES + 1];
        System.arraycopy(id(question).array(), 0, key, 0, key.length - 1);
        key[key.length - 1] = (byte) (isDraft ? 1 : 0);
        return new Term(KEY, new BytesRef(key));
    }

    /** Forgets what these questions' readers see, or what is being worked on, as far as it knows them. */
    void remove(Collection<QuestionId> questions, boolean drafts) {
        unchecked(() -> writer.deleteDocuments(
                questions.stream().map(question -> key(question, drafts)).toArray(Term[]::new)));
    }

    /** Lets lookups see what has been written. */
    void refresh() {
        unchecked(() -> {
            searchers.maybeRefreshBlocking();
            return searchers;
        });
    }

    /**
     * Keeps what has been written.
     *
     * @param change number of the change of the catalog up to which the index is complete
     */
    void commit(long change) {
        unchecked(() -> {
            writer.setLiveCommitData(Map.of(FORMAT_KEY, FORMAT, CATALOG_KEY, catalog, CHANGE_KEY, Long.toString(change))
                    .entrySet());
            return writer.commit();
        });
        this.change = change;
    }

    /** The revisions of what is being worked on that the index holds. */
    Map<QuestionId, Integer> drafts() {
        return looking(searcher -> {
            Map<QuestionId, Integer> drafts = new HashMap<>();
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                PostingsEnum documents = leaf.reader().postings(new Term(DRAFT, DRAFT));
                if (documents != null) {
                    var questions = leaf.reader().getBinaryDocValues(QUESTION);
                    var revisions = leaf.reader().getNumericDocValues(REVISION);
                    var live = leaf.reader().getLiveDocs();
                    for (int document = documents.nextDoc();
                            document != DocIdSetIterator.NO_MORE_DOCS;
                            document = documents.nextDoc()) {
                        if ((live == null || live.get(document))
                                && questions.advanceExact(document)
                                && revisions.advanceExact(document)) {
                            drafts.put(question(questions.binaryValue()), (int) revisions.longValue());
                        }
                    }
                }
            }
            return drafts;
        });
    }

    /** Looks questions up that say nearly the same as others. */
    <T> T look(Looking<T> looking) {
        return looking(searcher -> looking.with(new Lookup(searcher.getIndexReader())));
    }

    /** What looks things up in the index as it is at one moment. */
    interface Looking<T> {
        T with(Lookup lookup);
    }

    private <T> T looking(Reading<IndexSearcher, T> reading) {
        return unchecked(() -> {
            IndexSearcher searcher = searchers.acquire();
            try {
                return reading.of(searcher);
            } finally {
                searchers.release(searcher);
            }
        });
    }

    /** Lets go of the folder. What has not been committed is lost. */
    @Override
    public void close() {
        unchecked(() -> {
            try (directory;
                    writer;
                    searchers) {
                return directory;
            }
        });
    }

    private interface Reading<S, T> {
        T of(S source) throws IOException;
    }

    private interface Action<T> {
        T run() throws IOException;
    }

    private static <T> T unchecked(Action<T> action) {
        try {
            return action.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
