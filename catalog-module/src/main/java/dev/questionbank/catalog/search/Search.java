package dev.questionbank.catalog.search;

import dev.questionbank.catalog.QuestionFilter;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.catalog.search.SearchResult.After;
import dev.questionbank.catalog.search.SearchResult.Hit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.jspecify.annotations.Nullable;

/**
 * One search of the index as it is at a moment. It goes over the matches twice: once over all of them, to count, without
 * looking at how good they are, and once for the best, without looking at those that cannot be among them.
 */
final class Search {

    private static final Sort BEST_FIRST = new Sort(
            SortField.FIELD_SCORE,
            new SortField(Fields.ID_HIGH, SortField.Type.LONG),
            new SortField(Fields.ID_LOW, SortField.Type.LONG));

    private final IndexSearcher searcher;
    private final Combinations combinations;

    Search(IndexSearcher searcher, Combinations combinations) {
        this.searcher = searcher;
        this.combinations = combinations;
    }

    SearchResult result(QueryText text, QuestionFilter filter, ReadingRights rights, int limit, @Nullable After after)
            throws IOException {
        Matching.Queries queries = new Matching(combinations, rights).queries(text, searcher.getIndexReader());
        FacetCounter counter = new FacetCounter(filter, rights);
        searcher.search(queries.required(), counter.collecting(combinations));
        List<Hit> hits = List.of();
        if (counter.total() > 0) {
            BooleanQuery.Builder ranked = new BooleanQuery.Builder().add(counter.matched(), Occur.FILTER);
            queries.worth().forEach(clause -> ranked.add(clause, Occur.SHOULD));
            hits = best(ranked.build(), limit, after);
        }
        return new SearchResult(hits, counter.total(), counter.facets());
    }

    List<QuestionId> related(QuestionId question, int limit) throws IOException {
        TopDocs found = searcher.search(new TermQuery(Fields.idTerm(question)), 1);
        if (found.scoreDocs.length == 0) {
            return List.of();
        }
        Query similar = new Relatives(searcher.getIndexReader(), combinations).of(question, found.scoreDocs[0].doc);
        return best(similar, limit, null).stream().map(Hit::id).toList();
    }

    private List<Hit> best(Query query, int limit, @Nullable After after) throws IOException {
        TopDocs best = searcher.search(query, new TopFieldCollectorManager(BEST_FIRST, limit, place(after), limit));
        List<Hit> hits = new ArrayList<>();
        for (ScoreDoc doc : best.scoreDocs) {
            Object[] fields = ((FieldDoc) doc).fields;
            long high = (long) fields[1] ^ Long.MIN_VALUE;
            long low = (long) fields[2] ^ Long.MIN_VALUE;
            hits.add(new Hit(new QuestionId(new UUID(high, low)), (float) fields[0]));
        }
        return hits;
    }

    private static @Nullable FieldDoc place(@Nullable After after) {
        if (after == null) {
            return null;
        }
        Object[] fields = {after.score(), Fields.high(after.id()), Fields.low(after.id())};
        return new FieldDoc(Integer.MAX_VALUE, after.score(), fields);
    }
}
