package dev.questionbank.catalog.transfer;

import dev.questionbank.catalog.transfer.Match.Effect;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a load did.
 *
 * @param created questions that were not there before
 * @param updated questions that were there and say something else now
 * @param published questions that were there as drafts and now are published
 * @param unchanged rows whose question was there already
 * @param topicsCreated topics that were not there before
 */
public record LoadResult(int created, int updated, int published, int unchanged, int topicsCreated) {

    static final LoadResult NOTHING = new LoadResult(0, 0, 0, 0, 0);

    /** Of rows of which this was found, and then written. */
    static LoadResult of(List<Match> matches) {
        int created = count(matches, match -> match.effect() == Effect.CREATE);
        int published = count(matches, Match::isPublicationAlone);
        int updated = count(matches, match -> match.effect() == Effect.CHANGE) - published;
        return new LoadResult(created, updated, published, matches.size() - created - published - updated, 0);
    }

    private static int count(List<Match> matches, Predicate<Match> which) {
        return (int) matches.stream().filter(which).count();
    }

    LoadResult plus(LoadResult other) {
        return new LoadResult(
                created + other.created,
                updated + other.updated,
                published + other.published,
                unchanged + other.unchanged,
                topicsCreated + other.topicsCreated);
    }

    LoadResult withTopicsCreated(int topics) {
        return new LoadResult(created, updated, published, unchanged, topics);
    }

    /** How many rows that were. */
    public int rows() {
        return created + updated + published + unchanged;
    }
}
