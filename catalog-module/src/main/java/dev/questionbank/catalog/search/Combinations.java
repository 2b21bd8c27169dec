package dev.questionbank.catalog.search;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader.CacheHelper;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedDocValues;

/** The combinations of each segment of the index by their numbers there, read once for as long as the segment lives. */
final class Combinations {

    private final Map<Object, Combination[]> bySegment = new ConcurrentHashMap<>();

    static SortedDocValues numbers(LeafReader segment) throws IOException {
        return DocValues.getSorted(segment, Fields.COMBINATION);
    }

    Combination[] of(LeafReader segment) throws IOException {
        CacheHelper life = segment.getCoreCacheHelper();
        Combination[] known = bySegment.get(life.getKey());
        if (known == null) {
            SortedDocValues numbers = numbers(segment);
            known = new Combination[numbers.getValueCount()];
            for (int number = 0; number < known.length; number++) {
                known[number] = Combination.of(numbers.lookupOrd(number));
            }
            if (bySegment.putIfAbsent(life.getKey(), known) == null) {
                life.addClosedListener(bySegment::remove);
            }
        }
        return known;
    }
}
