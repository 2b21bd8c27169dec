package dev.questionbank.catalog.search;

import dev.questionbank.catalog.QuestionFilter;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.catalog.search.SearchResult.After;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.jspecify.annotations.Nullable;

/**
 * The index of the published questions, in a folder of its own. It may be written by one thread and read by many at the
 * same time; while it is filled for the first time, several may write, as long as no question comes twice.
 *
 * <p>What is written is seen by searches after {@link #refresh} and survives the process after {@link #commit}.
 */
public final class SearchIndex implements Closeable {

    /** To be raised with every change to what the index holds or how texts are taken apart; others are made anew. */
    private static final String FORMAT = "2";

    private static final String FORMAT_KEY = "format";
    private static final String CATALOG_KEY = "catalog";
    private static final String CHANGE_KEY = "change";
    private static final double BUFFER_MEGABYTES = 128;

    /** So many questions are taken in by one processor at a time. */
    private static final int PART = 50;

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Combinations combinations = new Combinations();
    private final String catalog;
    private volatile long change;

    private SearchIndex(Path folder, OpenMode mode, String catalog, long change) throws IOException {
        this.catalog = catalog;
        this.change = change;
        directory = FSDirectory.open(folder);
        writer = new IndexWriter(
                directory,
                new IndexWriterConfig(new KeywordAnalyzer())
                        .setOpenMode(mode)
                        .setSimilarity(FixedStatistics.BY_FIELD)
                        .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                        .setCommitOnClose(false));
        searchers = new SearcherManager(writer, new SearcherFactory() {

            @Override
            public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
                IndexSearcher searcher = new IndexSearcher(reader);
                searcher.setSimilarity(FixedStatistics.BY_FIELD);
                // Filters are cheap, and those of readers differ.
                searcher.setQueryCache(null);
                return searcher;
            }
        });
    }

    /** An empty index of this catalog in the folder, in place of what may be there. */
    public static SearchIndex create(Path folder, String catalog) {
        return unchecked(() -> {
            try (Directory directory = FSDirectory.open(folder)) {
                clear(directory);
            }
            return new SearchIndex(folder, OpenMode.CREATE, catalog, 0);
        });
    }

    /** Lucene replaces an index by itself only when it can read what is there. */
    private static void clear(Directory directory) throws IOException {
        try (Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            for (String file : directory.listAll()) {
                lock.ensureValid();
                if (file.startsWith(IndexFileNames.SEGMENTS)
                        || IndexFileNames.CODEC_FILE_PATTERN.matcher(file).matches()) {
                    directory.deleteFile(file);
                }
            }
        }
    }

    /** The index that is in the folder, when it is whole and of this version's making. Reads all of it once. */
    public static Opening open(Path folder) {
        return unchecked(() -> {
            try {
                Map<String, String> commit = checkedCommit(folder);
                if (!FORMAT.equals(commit.get(FORMAT_KEY))) {
                    return new Opening.Unusable("The index is of format " + commit.get(FORMAT_KEY) + ", not " + FORMAT);
                }
                return new Opening.Opened(new SearchIndex(
                        folder,
                        OpenMode.APPEND,
                        commit.getOrDefault(CATALOG_KEY, ""),
                        Long.parseLong(commit.getOrDefault(CHANGE_KEY, "0"))));
            } catch (CorruptIndexException
                    | IndexFormatTooOldException
                    | IndexFormatTooNewException
                    | FileNotFoundException
                    | NoSuchFileException
                    | EOFException e) {
                return new Opening.Unusable("There is no whole index: " + e.getMessage());
            }
        });
    }

    private static Map<String, String> checkedCommit(Path folder) throws IOException {
        try (Directory directory = FSDirectory.open(folder);
                DirectoryReader reader = DirectoryReader.open(directory)) {
            for (LeafReaderContext segment : reader.leaves()) {
                segment.reader().checkIntegrity();
            }
            return reader.getIndexCommit().getUserData();
        }
    }

    /** Which catalog the questions are of, in the words of whoever created the index. */
    public String catalog() {
        return catalog;
    }

    /** The number of the last change that was committed, 0 before the first. */
    public long change() {
        return change;
    }

    /** How many questions searches see. */
    public int size() {
        return searching(searcher -> searcher.getIndexReader().numDocs());
    }

    /** Takes these questions in, each in place of what the index has of it. All processors take the texts apart. */
    public void put(Collection<SearchDocument> questions) {
        List<SearchDocument> all = List.copyOf(questions);
        IntStream.rangeClosed(0, all.size() / PART)
                .mapToObj(part -> all.subList(part * PART, Math.min(all.size(), (part + 1) * PART)))
                .parallel()
                .forEach(part -> unchecked(() -> {
                    Fields fields = new Fields();
                    for (SearchDocument question : part) {
                        writer.updateDocument(Fields.idTerm(question.id()), fields.document(question));
                    }
                }));
    }

    /** Forgets these questions, as far as it knows them. */
    public void remove(Collection<QuestionId> questions) {
        unchecked(() ->
                writer.deleteDocuments(questions.stream().map(Fields::idTerm).toArray(Term[]::new)));
    }

    /** Lets searches see what has been written. */
    public void refresh() {
        unchecked(searchers::maybeRefreshBlocking);
    }

    /**
     * Keeps what has been written.
     *
     * @param change number of the change of the catalog up to which the index is complete
     */
    public void commit(long change) {
        unchecked(() -> {
            writer.setLiveCommitData(Map.of(FORMAT_KEY, FORMAT, CATALOG_KEY, catalog, CHANGE_KEY, Long.toString(change))
                    .entrySet());
            return writer.commit();
        });
        this.change = change;
    }

    /**
     * Questions that match a text, as a reader with these rights may know it.
     *
     * @param limit how many hits at most, at least 1
     * @param after place behind which the hits begin; null for the first page
     */
    public SearchResult search(
            String text, QuestionFilter filter, ReadingRights rights, int limit, @Nullable After after) {
        QueryText query = QueryText.of(text);
        if (query.isEmpty()) {
            return SearchResult.NOTHING;
        }
        return searching(searcher -> new Search(searcher, combinations).result(query, filter, rights, limit, after));
    }

    /** Questions that are about the same as this one, judged by what everybody may read; none when it is unknown. */
    public List<QuestionId> related(QuestionId question, int limit) {
        return searching(searcher -> new Search(searcher, combinations).related(question, limit));
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

    private <T> T searching(Searching<T> search) {
        return unchecked(() -> {
            IndexSearcher searcher = searchers.acquire();
            try {
                return search.in(searcher);
            } finally {
                searchers.release(searcher);
            }
        });
    }

    private interface Searching<T> {
        T in(IndexSearcher searcher) throws IOException;
    }

    private interface Reading<T> {
        T get() throws IOException;
    }

    private interface Writing {
        void run() throws IOException;
    }

    private static <T> T unchecked(Reading<T> action) {
        try {
            return action.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unchecked(Writing action) {
        try {
            action.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
